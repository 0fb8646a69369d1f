package import Kernel

/// Somebody who looks for an apprenticeship.
package struct Candidate: Sendable {
    package typealias ID = Identifier<Candidate>

    package let id: ID
    package let account: String
    package var state: State
    package var version: Int
    package var details: CandidateDetails
    package var point: Point
    package var departement: String
    /// The last day on which an exception of article L6222-2 lets them begin.
    package var exceptionUntil: Day?
    /// When the legal representative consented.
    package var consentAt: Timestamp?
    package let createdAt: Timestamp
    package var lastActiveAt: Timestamp

    /// Where they stand.
    package enum State: String, CaseIterable, Sendable { case active, paused, placed }

    /// The radii that may be chosen, in kilometres: offers look for candidates radius by radius.
    package static let radii = [5, 10, 20, 30, 50, 100, 200]

    var radius: Int { details.radiusKm ?? 20 }
    var visibility: CandidateDetails.Visibility { details.visibility ?? .anonymous }
    var flags: CandidateFlags { CandidateFlags(details) }

    /// Whether they are below 18 on a day.
    func isMinor(on day: Day) -> Bool { details.birthDate.adding(years: 18) > day }

    /// What others call them until an interview is accepted: six characters that differ for each offer.
    func mask(for offer: Offer.ID) -> String { Mask.text(id, offer) }
}

/// What a candidate has or not, as bits of one column.
struct CandidateFlags: OptionSet, Sendable {
    let rawValue: Int

    static let mobile = CandidateFlags(rawValue: 1)
    static let openToAll = CandidateFlags(rawValue: 2)
    static let finishedCollege = CandidateFlags(rawValue: 4)
    static let cv = CandidateFlags(rawValue: 8)
    static let motivation = CandidateFlags(rawValue: 16)
    static let preEnrolled = CandidateFlags(rawValue: 32)
    static let enrolled = CandidateFlags(rawValue: 64)

    init(rawValue: Int) { self.rawValue = rawValue }

    init(_ details: CandidateDetails) {
        let parts: [(Bool, CandidateFlags)] = [
            (details.isMobile == true, .mobile), (details.isOpenToAll == true, .openToAll),
            (details.hasFinishedCollege != false, .finishedCollege), (details.cv != nil, .cv),
            (details.motivation != nil, .motivation), (details.enrolment?.state == .preEnrolled, .preEnrolled),
            (details.enrolment?.state == .enrolled, .enrolled),
        ]
        self = parts.reduce(into: []) { flags, part in if part.0 { flags.insert(part.1) } }
    }

    /// How complete the file is.
    var file: ScorableCandidate.File {
        ScorableCandidate.File(
            hasCV: contains(.cv), hasMotivation: contains(.motivation),
            enrolment: contains(.enrolled) ? .enrolled : contains(.preEnrolled) ? .preEnrolled : .none)
    }
}
