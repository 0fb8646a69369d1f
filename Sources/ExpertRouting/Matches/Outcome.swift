import Database

/// What became of a need with all its experts together.
enum Outcome: String, CaseIterable, SQLValue, Sendable {
    case helped
    case noHelpAvailable
    case unreachable
    case takenInCharge
    case pending
    case refused
    /// Nobody was asked yet.
    case nobody

    /// The outcome of matches: what is closed comes before what is open, help before all.
    init(of statuses: [MatchStatus]) {
        let present = Set(statuses)
        self =
            if present.contains(.helped) {
                .helped
            } else if present.contains(.noHelpAvailable) {
                .noHelpAvailable
            } else if present.contains(.unreachable) {
                .unreachable
            } else if present.contains(.takenInCharge) {
                .takenInCharge
            } else if present.contains(.pending) {
                .pending
            } else if present.contains(.notForMe) {
                .refused
            } else {
                .nobody
            }
    }
}
