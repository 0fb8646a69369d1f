package import Kernel

/// What partners' keys may do here.
extension Scope {
    /// Feed offers.
    package static let apprenticeshipOffers = Scope("apprenticeship:offers")
    /// Feed trainings and their sessions.
    package static let apprenticeshipTrainings = Scope("apprenticeship:trainings")
}
