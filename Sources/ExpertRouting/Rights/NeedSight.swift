import Accounts
import Database
import Directory
import Endpoints
import Kernel

/// What a caller sees of a need and may do with it.
struct NeedSight: Sendable {
    /// Whom to call back, and in which words the need was stated.
    let seesContact: Bool
    /// Whether the caller runs the queues.
    let isAdministrator: Bool
    /// Whether the caller opened it.
    let isOpener: Bool
    /// The matches on which the caller answers.
    let answers: Set<Identifier<NeedMatch>>

    /// What a caller sees; `nil` when the need is not there for them.
    init?(
        of caller: Caller, over need: Need, _ matches: [NeedMatch], _ desk: RoutingDesk, at now: Timestamp,
        in connection: Connection
    ) throws {
        if let partner = caller.partner {
            guard need.opener.partner == partner.organisation, partner.scopes.contains(.needsWrite) else { return nil }
            (seesContact, isAdministrator, isOpener, answers) = (false, false, true, [])
            return
        }
        guard let person = caller.person else { return nil }
        let team = try NeedSight.teams(of: person, in: connection)
        var answers: Set<Identifier<NeedMatch>> = []
        for match in matches where match.status != .removed {
            if try team.contains(match.expert) || person.answers(for: match, desk, at: now, in: connection) {
                answers.insert(match.id)
            }
        }
        isAdministrator = caller.isServiceAdministrator
        isOpener = need.opener.account == person.account
        self.answers = answers
        let hasBrokenGlass = try isAdministrator && NeedSight.hasBrokenGlass(person, need, at: now, in: connection)
        seesContact = isOpener || !answers.isEmpty || hasBrokenGlass
        guard isAdministrator || isOpener || !answers.isEmpty else { return nil }
    }

    /// The experts whose team a person belongs to.
    static func teams(of person: Person, in connection: Connection) throws -> Set<Identifier<Expert>> {
        Set(
            try connection.all("SELECT expert FROM expertMember WHERE account = \(person.account)") { row in
                try row[0]
            })
    }

    /// Whether two administrators agreed that one of them may look at this very need.
    private static func hasBrokenGlass(
        _ person: Person, _ need: Need, at now: Timestamp, in connection: Connection
    ) throws -> Bool {
        try connection.value(
            """
            SELECT 1 FROM breakGlass WHERE requestedBy = \(person.account) AND object = \("need/\(need.id)")
                AND state = 'approved' AND expiresAt > \(now) LIMIT 1
            """, as: Int.self) != nil
    }

    /// What the caller may do next with the need.
    func actions(on need: Need, _ matches: [NeedMatch]) -> [String] {
        var actions: [String] = []
        let isAnswered = matches.contains(where: \.status.isAnswered)
        if isAdministrator {
            switch need.state {
            case .received: actions = ["route", "review", "abandon"]
            case .review: actions = ["route", "requalify", "abandon"]
            case .routed: actions = ["route"] + (isAnswered ? [] : ["review"]) + ["requalify", "abandon"]
            case .closed, .abandoned: actions = ["reopen"]
            case .withdrawn: break
            }
        } else if !answers.isEmpty, need.state == .routed {
            actions = ["requalify"]
        }
        if isOpener {
            if need.isUnderWay { actions.append("withdraw") }
            if [.closed, .abandoned].contains(need.state), !actions.contains("reopen") { actions.append("reopen") }
        }
        return actions + ["comment"]
    }
}

extension Person {
    /// Whether one of the person's roles makes them answer for a match: an expert of the unit, its manager or one above,
    /// the manager of the organisation.
    fileprivate func answers(
        for match: NeedMatch, _ desk: RoutingDesk, at now: Timestamp, in connection: Connection
    ) throws -> Bool {
        let own = grants.filter { $0.organisation == match.organisation.description }
        if own.contains(where: { $0.role == .organisationManager && $0.unit == nil }) { return true }
        if own.contains(where: { $0.role == .routingExpert && $0.unit == match.unit.description }) { return true }
        let managed = Set(own.filter { $0.role == .unitManager }.compactMap(\.unit))
        guard !managed.isEmpty else { return false }
        return try desk.directory.lineage(of: match.unit, asOf: now, in: connection).contains {
            managed.contains($0.description)
        }
    }
}
