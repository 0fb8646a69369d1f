import Database
import Directory
import Kernel

/// A need and an expert who was asked.
struct NeedMatch: Sendable {
    let id: Identifier<NeedMatch>
    let need: Identifier<Need>
    let expert: Identifier<Expert>
    let expertise: Identifier<Expertise>?
    let unit: Unit.ID
    let organisation: Organisation.Slug
    /// For whom they stand in.
    let substituteFor: Identifier<Expert>?
    let isRequired: Bool
    /// By which territory they were found.
    let zone: String?
    /// Why they were chosen: the steps, as JSON.
    let reason: String
    let origin: Origin
    let createdAt: Timestamp
    var status: MatchStatus
    var takenAt: Timestamp?
    var closedAt: Timestamp?
    var version: Int

    /// How somebody came to be asked.
    enum Origin: String, SQLValue, Sendable {
        case routing, added, transfer
    }

    /// Makes a move.
    ///
    /// - Throws: `transitionRefused` with the moves that are allowed.
    mutating func make(_ move: MatchMove, at now: Timestamp) throws(Failure) {
        let allowed = MatchMove.allowed(from: status, closedAt: closedAt, at: now)
        guard allowed.contains(move) else { throw .transition(allowed: allowed.map(\.rawValue)) }
        status = move.destination
        switch move {
        case .take: takenAt = now
        case .refuse, .help, .noHelp, .unreachable: closedAt = now
        case .undo: (takenAt, closedAt) = (nil, nil)
        }
        version += 1
    }

    /// Takes the match back, or ends it because somebody else of the organisation has it.
    mutating func end(as status: MatchStatus, at now: Timestamp) {
        self.status = status
        closedAt = now
        version += 1
    }
}

extension Failure {
    /// A move that the present state does not allow, with those that it does.
    static func transition(allowed: [String]) -> Failure {
        Failure(
            .transitionRefused,
            fields: allowed.map { name in
                Field("/allowed", name, Text(fr: "Passage permis : \(name).", en: "Allowed transition: \(name)."))
            })
    }
}
