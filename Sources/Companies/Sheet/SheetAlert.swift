/// What a reader of a sheet should not overlook, with the part that says more.
enum SheetAlert: String, Sendable {
    case companyCeased = "company-ceased"
    case establishmentClosed = "establishment-closed"
    /// A plan that saves jobs, of the last thirty-six months; shown to those alone who may read it.
    case jobPlan = "job-plan-36-months"

    /// `information` or `attention`.
    var level: String {
        switch self {
        case .companyCeased, .establishmentClosed: "information"
        case .jobPlan: "attention"
        }
    }

    /// The part that says more.
    var section: SectionCode {
        switch self {
        case .companyCeased, .establishmentClosed: .identity
        case .jobPlan: .restructuring
        }
    }
}
