import Database

/// What has become of a need with one expert.
enum MatchStatus: String, CaseIterable, SQLValue, Sendable {
    case pending
    case takenInCharge
    case notForMe
    case helped
    case noHelpAvailable
    case unreachable
    /// Taken back by whoever runs the queue; it counts for nothing.
    case removed

    /// Whether the expert has still to do something.
    var isOpen: Bool { self == .pending || self == .takenInCharge }
    /// Whether the expert spoke with the company, or tried to.
    var isAnswered: Bool { self != .pending && self != .removed }
}
