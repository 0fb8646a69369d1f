import Database
import Kernel
import TestDatabases
import TestFolders
import Testing

@testable import Tickets

/// A database that was written before organisations had a number in each departement.
@Suite struct `Tickets of before` {
    private let folder = TemporaryFolder()
    private let moment = Timestamp("2026-03-02T09:00:00Z")!

    private func open(_ migrations: some Sequence<Migration>) throws -> Database {
        try Database(DatabaseConfiguration.temporary(folder.path + "/db.sqlite"), migrations: Array(migrations))
    }

    /// A ticket as it stood in lists: of one body, to two others of which the second was left.
    private func write(_ number: Int, _ state: TicketState, _ departement: String, in connection: Connection) throws {
        var audience = Audiences()
        let principals: [Principal] =
            state == .draft
            ? [.account("a")]
            : [.organisation("caf"), .creatorOrganisation("maison"), .departement(departement), .everything]
        for principal in principals { audience.add(try PrincipalTable(connection).numberMade(for: principal), .line) }
        try connection.run(
            """
            INSERT INTO ticket (number, id, reference, version, state, subject, category, urgency, commune, departement,
                creator, creatorName, creatorUnit, creatorOrganisation, lastPlace, lastOpenPlace, audience, createdAt,
                updatedAt, activeAt, closedAt, closureReason)
            VALUES (\(number), \(Ticket.ID(at: moment)), \("r\(number)"), 1, \(state.rawValue), '', 'logement', 'normal', '14762',
                \(departement), 'a', '',
                '0190b0e0-0000-7000-8000-000000000001', 'maison', 0, 0, \(audience), \(moment), \(moment), \(moment),
                \(state == .closed ? moment : nil), \(state == .closed ? "other" : nil))
            """)
        for (organisation, leftAt) in [("caf", nil), ("cpam", moment)] {
            try connection.run(
                """
                INSERT INTO ticketUnit (ticket, unit, organisation, name, since, leftAt)
                VALUES (\(number), \(organisation + "-unit"), \(organisation), '', \(moment), \(leftAt))
                """)
        }
        for principal in audience.principals {
            try connection.run(
                """
                INSERT INTO ticketSight (principal, state, ticket, departement, dueAt, urgency)
                VALUES (\(principal), \(state.place), \(number), \(departement), NULL, 1)
                """)
        }
    }

    @Test func `are found by the departements of organisations, and can be taken back`() throws {
        let old = try open(TicketsSchema.migrations.prefix { $0.name != TicketsSchema.parts.name })
        try old.writer.write { transaction in
            for (place, state) in [TicketState.draft, .open, .closed].enumerated() {
                try write(place + 1, state, "14", in: transaction.connection)
                try write(place + 4, state, "2A", in: transaction.connection)
            }
        }
        old.close()
        let new = try open(TicketsSchema.migrations)
        try new.writer.write { transaction in
            let connection = transaction.connection
            for (departement, numbers) in [("14", [2, 3]), ("2A", [5, 6])] {
                for principal in [
                    Principal.organisationIn("caf", departement: departement),
                    .creatorOrganisationIn("maison", departement: departement),
                ] {
                    let number = try #require(try PrincipalTable(connection).number(of: principal))
                    let found: [Int] = try connection.all(
                        "SELECT ticket FROM ticketSight WHERE principal = \(number) AND urgency = 1 ORDER BY ticket"
                    ) { row in try row[0] }
                    #expect(found == numbers, "\(principal)")
                }
            }
            let names: [String] = try connection.all(
                "SELECT name FROM ticketPrincipal WHERE name LIKE '%@%' ORDER BY name"
            ) { row in try row[0] }
            #expect(names == ["by:maison@14", "by:maison@2A", "organisation:caf@14", "organisation:caf@2A"])
            // Whoever takes a ticket out of all lists leaves nothing: its audience says where it stands.
            for number in 1...6 {
                let ticket = try #require(try TicketTable(connection).find(number: number))
                try SightTable(connection).remove(ticket)
            }
            #expect(try connection.value("SELECT count(*) FROM ticketSight", as: Int.self) == 0)
        }
        new.close()
    }
}
