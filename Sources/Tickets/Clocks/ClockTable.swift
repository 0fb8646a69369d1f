import Database
import Kernel
import WorkingTime

/// The clocks that are stored.
struct ClockTable {
    let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    /// The clocks of a ticket.
    func clocks(of ticket: Int) throws -> [TicketClock] {
        try connection.all(
            """
            SELECT kind, businessDays, startedAt, dueAt, usedSeconds, pausedAt, metAt, warnedAt, breachedAt
            FROM ticketClock WHERE ticket = \(ticket) ORDER BY kind
            """, as: TicketClock.init)
    }

    private static let columns: SQL = """
        ticket, kind, businessDays, startedAt, dueAt, usedSeconds, pausedAt, metAt, warnedAt, breachedAt, nextAt
        """

    private func values(_ clock: TicketClock, of ticket: Int, _ calendar: BusinessCalendar) -> SQL {
        """
        (\(ticket), \(clock.kind), \(clock.businessDays), \(clock.startedAt), \(clock.dueAt), \(clock.usedSeconds),
            \(clock.pausedAt), \(clock.metAt), \(clock.warnedAt), \(clock.breachedAt), \(clock.nextAt(calendar)))
        """
    }

    /// Keeps the clocks of a new ticket.
    func insert(_ clocks: TicketClocks, of ticket: Int) throws {
        try connection.insert(
            clocks.clocks.map { values($0, of: ticket, clocks.calendar) }, into: "ticketClock (\(ClockTable.columns))")
    }

    /// Keeps a clock as it is now.
    func save(_ clock: TicketClock, of ticket: Int, _ calendar: BusinessCalendar) throws {
        try connection.run(
            """
            INSERT INTO ticketClock (\(ClockTable.columns)) VALUES \(values(clock, of: ticket, calendar))
            ON CONFLICT (ticket, kind) DO UPDATE SET businessDays = excluded.businessDays,
                startedAt = excluded.startedAt, dueAt = excluded.dueAt, usedSeconds = excluded.usedSeconds,
                pausedAt = excluded.pausedAt, metAt = excluded.metAt, warnedAt = excluded.warnedAt,
                breachedAt = excluded.breachedAt, nextAt = excluded.nextAt
            """)
    }

    /// The delays for a ticket, by kind: of each the policy that says most of it, the shortest of equals, or else the standard
    /// one.
    func businessDays(for ticket: Ticket, organisations: [String]) throws -> [ClockKind: Int] {
        var days: [ClockKind: Int] = [:]
        var ranks: [ClockKind: Int] = [:]
        for kind in ClockKind.allCases { days[kind] = kind.standardDays }
        // Compared here: few are read, and for an order the engine makes a table in memory first.
        try connection.stream(
            """
            SELECT kind, 4 * (organisation IS NOT NULL) + 2 * (urgency IS NOT NULL) + (departement IS NOT NULL),
                businessDays
            FROM clockPolicy
            WHERE (organisation IS NULL OR organisation IN (\(each: organisations)))
                AND (urgency IS NULL OR urgency = \(ticket.urgency.level))
                AND (departement IS NULL OR departement = \(ticket.departement))
            """
        ) { row in
            let kind: ClockKind = try row[0]
            let rank: Int = try row[1]
            let length: Int = try row[2]
            guard rank > ranks[kind] ?? -1 || rank == ranks[kind] && length < days[kind]! else { return }
            (ranks[kind], days[kind]) = (rank, length)
        }
        return days
    }

    /// The tickets of which a clock has something to tell, the oldest first.
    func due(at now: Timestamp, limit: Int) throws -> [(ticket: Int, kind: ClockKind)] {
        try connection.all(
            "SELECT ticket, kind FROM ticketClock WHERE nextAt <= \(now) ORDER BY nextAt LIMIT \(limit)"
        ) { row in (try row[0], try row[1]) }
    }
}

extension TicketClock {
    init(_ row: borrowing Row) throws {
        self.init(
            kind: try row["kind"], businessDays: try row["businessDays"], startedAt: try row["startedAt"],
            dueAt: try row["dueAt"], usedSeconds: try row["usedSeconds"], pausedAt: try row["pausedAt"],
            metAt: try row["metAt"], warnedAt: try row["warnedAt"], breachedAt: try row["breachedAt"])
    }
}
