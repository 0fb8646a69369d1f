import Database
import TestFolders
import Testing

@testable import Tickets

/// The checks of the tables that each ticket is written in.
@Suite struct `Checks of what is written for each ticket` {
    private let folder = TemporaryFolder()
    private let database: Database

    init() throws {
        database = try Database(
            DatabaseConfiguration(path: folder.path + "/db.sqlite"), migrations: TicketsSchema.migrations)
    }

    @Test(arguments: ["ticket", "mandate", "ticketClock"])
    func `say each value apart, for which the engine makes no table`(table: String) throws {
        let found = try database.writer.write { transaction in
            try transaction.connection.value(
                "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = \(table)", as: String.self)
        }
        let text = try #require(found).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let lists = text.split(separator: " IN (").dropFirst().map { $0.prefix { $0 != ")" } }
        #expect(lists.allSatisfy { $0.split(separator: ",").count < 3 }, "\(lists)")
        #expect(text.contains(" OR "))
    }

    @Test(arguments: [("firstAnswer", true), ("resolution", true), ("firstAnswe", false), ("", false)])
    func `take what they took before, and nothing else`(kind: String, isTaken: Bool) throws {
        let error = #expect(throws: DatabaseError.self) {
            try database.writer.write { transaction in
                try transaction.connection.run(
                    """
                    INSERT INTO ticketClock (ticket, kind, businessDays, startedAt, dueAt, usedSeconds)
                    VALUES (1, \(kind), 3, '', '', 0)
                    """)
            }
        }
        // There is no such ticket: what the check takes is refused for that.
        #expect((error?.kind == .foreignKey) == isTaken, "\(String(describing: error))")
    }
}
