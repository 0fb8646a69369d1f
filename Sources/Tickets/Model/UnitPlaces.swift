import Database

/// The units that tickets are sent to, as they are stored.
struct UnitPlaces {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    private static let columns: SQL = "ticket, unit, organisation, name, since"

    private func values(_ target: MetTicket.TargetUnit, of ticket: Int) -> SQL {
        "(\(ticket), \(target.unit), \(target.organisation), \(target.name), \(target.since))"
    }

    /// Those of a ticket that has none yet.
    func insert(_ targets: [MetTicket.TargetUnit], of ticket: Int) throws {
        try connection.insert(
            targets.map { values($0, of: ticket) }, into: "ticketUnit (\(UnitPlaces.columns))")
    }

    /// One more; one that was left is there again.
    func add(_ target: MetTicket.TargetUnit, to ticket: Int) throws {
        try connection.run(
            """
            INSERT INTO ticketUnit (\(UnitPlaces.columns)) VALUES \(values(target, of: ticket))
            ON CONFLICT (ticket, unit) DO UPDATE SET leftAt = NULL
            """)
    }
}
