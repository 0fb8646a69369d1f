import Database
import Kernel

/// How much each agent consulted on each day, for telling when it is much more than they use to.
struct AgentUseTable {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    static let migration = Migration(
        "companies", "use-by-agents",
        """
        CREATE TABLE companyAgentUse (
            account TEXT NOT NULL,
            day TEXT NOT NULL,
            count INTEGER NOT NULL,
            isTold INTEGER NOT NULL DEFAULT 0 CHECK (isTold IN (0, 1)),
            PRIMARY KEY (account, day)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX companyAgentUseByDay ON companyAgentUse (day);
        """)

    /// Days of which the use is kept.
    private static let keptForDays = 90
    /// A use is unusual beyond so many times the median of the days before.
    private static let factor = 3
    /// Fewer days than these say nothing of what is usual, and fewer consultations than those are nothing to tell.
    private static let fewestDays = 5
    private static let fewestConsultations = 30

    /// Whether an agent was seen on a day, by whatever process.
    func knows(_ account: String, on day: Day) throws -> Bool {
        try connection.value(
            "SELECT 1 FROM companyAgentUse WHERE account = \(account) AND day = \(day)", as: Int.self) != nil
    }

    /// Adds what an agent consulted on a day; gives the count, when it is unusual and was not told yet.
    func add(_ consultations: Int, by account: String, on day: Day) throws -> Int? {
        try connection.run(
            """
            INSERT INTO companyAgentUse (account, day, count) VALUES (\(account), \(day), \(consultations))
            ON CONFLICT (account, day) DO UPDATE SET count = count + excluded.count
            """)
        let count =
            try connection.value(
                "SELECT count FROM companyAgentUse WHERE account = \(account) AND day = \(day) AND isTold = 0",
                as: Int.self)
            ?? 0
        guard count >= AgentUseTable.fewestConsultations, let usual = try median(of: account, before: day),
            count > usual * AgentUseTable.factor
        else { return nil }
        try connection.run("UPDATE companyAgentUse SET isTold = 1 WHERE account = \(account) AND day = \(day)")
        return count
    }

    /// The median of the days on which an agent consulted, before one; `nil` when they are few.
    private func median(of account: String, before day: Day) throws -> Int? {
        let counts = try connection.all(
            "SELECT count FROM companyAgentUse WHERE account = \(account) AND day < \(day) ORDER BY count LIMIT 100"
        ) { row in try row[0] as Int }
        return counts.count < AgentUseTable.fewestDays ? nil : counts[counts.count / 2]
    }

    /// Lets go of what was kept for long enough; whether there may be more.
    func dropOld(on day: Day) throws -> Bool {
        guard let oldest = Day(daysSinceEpoch: day.daysSinceEpoch - AgentUseTable.keptForDays) else { return false }
        return try connection.run(
            """
            DELETE FROM companyAgentUse WHERE (account, day) IN (
                SELECT account, day FROM companyAgentUse WHERE day < \(oldest) LIMIT 500)
            """) == 500
    }
}
