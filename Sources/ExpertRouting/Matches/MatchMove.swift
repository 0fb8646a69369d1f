package import Kernel

/// What an expert may say of a need; the table of transitions of docs/routing.md.
package enum MatchMove: String, CaseIterable, Sendable {
    case take
    case refuse
    case help
    case noHelp = "no-help"
    case unreachable
    case undo

    /// From which states it leads.
    package var origins: Set<MatchStatus> {
        switch self {
        case .take, .refuse: [.pending]
        case .help, .noHelp, .unreachable: [.takenInCharge]
        case .undo: [.takenInCharge, .notForMe, .helped, .noHelpAvailable, .unreachable]
        }
    }

    /// Where it leads.
    package var destination: MatchStatus {
        switch self {
        case .take: .takenInCharge
        case .refuse: .notForMe
        case .help: .helped
        case .noHelp: .noHelpAvailable
        case .unreachable: .unreachable
        case .undo: .pending
        }
    }

    /// For how long what is closed may be undone, in seconds.
    package static let undoWindow: Int64 = 7 * 86_400

    /// The moves that a state allows.
    ///
    /// - Parameter closedAt: when the match was closed, if it was.
    package static func allowed(from status: MatchStatus, closedAt: Timestamp?, at now: Timestamp) -> [MatchMove] {
        allCases.filter { move in
            guard move.origins.contains(status) else { return false }
            return move != .undo || closedAt.map { now < $0.adding(seconds: undoWindow) } ?? true
        }
    }
}
