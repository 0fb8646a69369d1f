import Accounts
import Database
import Kernel

/// Who is away on a day, and which team stands in.
struct PresenceTable {
    /// By the account that is away: the account that stands in.
    private let away: [String: String?]
    private let teams: [String: [Identifier<Expert>]]

    init(_ connection: Connection, on day: Day) throws {
        var away: [String: String?] = [:]
        try connection.stream(
            "SELECT account, substitute FROM absence WHERE fromDay <= \(day) AND toDay >= \(day) ORDER BY id DESC"
        ) { row in
            let account: String = try row[0]
            let substitute: String? = try row[1]
            away.updateValue(substitute, forKey: account)
        }
        self.away = away
        var teams: [String: [Identifier<Expert>]] = [:]
        for case let substitute? in away.values {
            teams[substitute] = try connection.all(
                "SELECT expert FROM expertMember WHERE account = \(substitute) ORDER BY expert"
            ) { row in try row[0] }
        }
        self.teams = teams
    }

    /// Whether somebody of a team is there: a team without members is a mailbox that somebody reads.
    func presence(of expert: Identifier<Expert>, _ members: String) -> Expert.Presence {
        guard !away.isEmpty, !members.isEmpty else { return .present }
        let accounts = members.split(separator: " ").map(String.init)
        guard accounts.allSatisfy({ away[$0] != nil }) else { return .present }
        let substitutes = accounts.compactMap { away[$0] ?? nil }
        // Whoever stands in must be there.
        let standIn = substitutes.filter { away[$0] == nil }.lazy.flatMap { teams[$0] ?? [] }.first { $0 != expert }
        return .absent(substitute: standIn)
    }

    /// The experts of whom nobody is there today, with who stands in.
    func absent(in connection: Connection) throws -> [Identifier<Expert>: Expert.Presence] {
        guard !away.isEmpty else { return [:] }
        var absent: [Identifier<Expert>: Expert.Presence] = [:]
        try connection.stream(
            """
            SELECT id, members FROM expertPeriod WHERE validTo = \(Period.endOfCalendar)
                AND id IN (SELECT expert FROM expertMember WHERE account IN (\(each: away.keys.sorted())))
            """
        ) { row in
            let expert: Identifier<Expert> = try row[0]
            let presence = presence(of: expert, try row[1])
            if presence != .present { absent[expert] = presence }
        }
        return absent
    }
}
