import Database
import Kernel
import TestDatabases
import TestFolders
import Testing

@testable import Accounts

/// When tokens were last used.
@Suite struct `The use of a token` {
    private let folder = TemporaryFolder()

    @Test func `is written down once, or kept for the next time`() throws {
        let database = try Database(
            DatabaseConfiguration.temporary(folder.path + "/db.sqlite"), migrations: AccountsSchema.migrations)
        defer { database.close() }
        let (nine, ten) = (
            try #require(Timestamp("2026-03-02T09:00:00Z")), try #require(Timestamp("2026-03-02T10:00:00Z"))
        )
        _ = try database.writer.write { transaction in
            try transaction.connection.run(
                """
                INSERT INTO apiKey
                    (id, digest, name, organisation, scopes, zones, networks, isTest, createdAt, expiresAt, version)
                VALUES ('k', \([UInt8](repeating: 0, count: 32)), 'a', 'caf', '', '', '', 0, \(nine), \(ten), 1)
                """)
        }
        let uses = TokenUse()
        func last() throws -> Timestamp? {
            try database.makeReader().read { connection in
                try connection.first("SELECT lastUsedAt FROM apiKey WHERE id = 'k'") { try $0[0] as Timestamp? } ?? nil
            }
        }
        uses.useKey("k", at: nine)
        #expect(throws: Stop.self) {
            try database.writer.write { transaction in
                try uses.write(in: transaction)
                throw Stop()
            }
        }
        #expect(try last() == nil)
        try database.writer.write { try uses.write(in: $0) }
        #expect(try last() == nine)
        // Nothing is left to be written.
        try database.writer.write { transaction in
            try transaction.connection.run("UPDATE apiKey SET lastUsedAt = NULL")
            try uses.write(in: transaction)
        }
        #expect(try last() == nil)
    }

    private struct Stop: Error {}
}
