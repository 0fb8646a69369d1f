import Database

/// What has become of a need with one expert.
package enum MatchStatus: String, CaseIterable, SQLValue, Sendable {
    case pending
    case takenInCharge
    case notForMe
    case helped
    case noHelpAvailable
    case unreachable
    /// Taken back by whoever runs the queue; it counts for nothing.
    case removed

    /// All of them, as a list of JSON.
    static let listed = "[" + allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ",") + "]"

    /// Whether the expert has still to do something.
    package var isOpen: Bool { self == .pending || self == .takenInCharge }
    /// Whether the expert spoke with the company, or tried to.
    package var isAnswered: Bool { self != .pending && self != .removed }
}
