import Crypto
import Database
import Kernel
import TestDatabases
import TestFolders
import Testing

@testable import Journal

/// What the verification of a whole file asks of the journal in it.
@Suite struct `A journal at rest` {
    private static let now = Timestamp("2026-03-03T09:00:00Z")!

    private func damage(_ journal: TemporaryJournal, _ keys: KeyRing? = nil, days: Int = 366) throws -> [String] {
        try journal.database.makeReader().read {
            try JournalKeeping(keys: keys, keptForDays: days).damage(in: $0, at: Self.now)
        }
    }

    @Test func `is sound as it was written, with or without keys`() throws {
        let keys = try TemporaryJournal.ring()
        #expect(try damage(TemporaryJournal()).isEmpty)
        #expect(try damage(TemporaryJournal(keys: keys), keys).isEmpty)
        #expect(try damage(TemporaryJournal(keys: keys)).isEmpty)
    }

    @Test(
        arguments: [
            ("UPDATE journalEntry SET details = '{ }' WHERE number = 2", "journal entryAltered 2"),
            ("DELETE FROM journalEntry WHERE number IN (4, 5)", "journal entriesMissing 4-5"),
            ("UPDATE journalSegment SET digest = zeroblob(32) WHERE number = 2", "journal segmentAltered 2"),
        ] as [(SQL, String)])
    func `says what is not as it was written`(change: SQL, finding: String) throws {
        let journal = try TemporaryJournal()
        try journal.database.writer.write { _ = try $0.connection.run(change) }
        #expect(try damage(journal).contains(finding))
    }

    @Test func `does not ask how long entries were to be kept`() throws {
        let journal = try TemporaryJournal()
        journal.wait(days: 400)
        try journal.database.writer.write { _ = try JournalKeeping(keys: nil, keptForDays: 366).dropOldest(in: $0) }
        #expect(try damage(journal, days: 36_600).isEmpty)
    }
}

/// What the verification of a whole file asks of values that are sealed.
@Suite struct `A sealed column` {
    private static let migration = Migration(
        "test", "people",
        "CREATE TABLE person (id TEXT PRIMARY KEY, nir BLOB, isSealed INTEGER NOT NULL DEFAULT 1) STRICT")
    private let column = SealedColumn(table: "person", column: "nir", where: "isSealed = 1")
    private let folder = TemporaryFolder()
    private let database: Database
    private let keys: KeyRing

    init() throws {
        var configuration = DatabaseConfiguration.temporary(folder.path + "/db.sqlite")
        configuration.isDurable = false
        database = try Database(configuration, migrations: [Self.migration])
        let keys = try TemporaryJournal.ring()
        self.keys = keys
        try database.writer.write { transaction in
            for name in ["a", "b"] {
                let value = keys.seal("1850578006084", at: SealedPlace(table: "person", column: "nir", row: name))
                try transaction.connection.run("INSERT INTO person (id, nir) VALUES (\(name), \(value))")
            }
        }
    }

    private func damage(_ keys: KeyRing?) throws -> [String] {
        try database.makeReader().read { try column.damage(in: $0, keys) }
    }

    private func change(_ statement: SQL) throws {
        try database.writer.write { _ = try $0.connection.run(statement) }
    }

    @Test func `is sound as it was sealed`() throws {
        #expect(try damage(keys).isEmpty && damage(nil).isEmpty)
    }

    @Test func `names a row whose value was changed by one bit`() throws {
        try database.writer.write { transaction in
            var bytes = try transaction.connection.value("SELECT nir FROM person WHERE id = 'a'", as: [UInt8].self)!
            bytes[40] ^= 1
            try transaction.connection.run("UPDATE person SET nir = \(bytes) WHERE id = 'a'")
        }
        #expect(try damage(keys) == ["person.nir of a does not open"])
    }

    @Test func `names a row whose value comes from another`() throws {
        try change("UPDATE person SET nir = (SELECT nir FROM person WHERE id = 'a') WHERE id = 'b'")
        #expect(try damage(keys) == ["person.nir of b does not open"])
    }

    @Test func `names all when the keys are others`() throws {
        #expect(try damage(TemporaryJournal.ring()).count == 2)
    }

    @Test func `looks at the form alone without keys, and not at rows that are not sealed`() throws {
        try change("UPDATE person SET nir = x'02' WHERE id = 'a'")
        #expect(try damage(nil) == ["person.nir of a does not open"])
        try change("UPDATE person SET isSealed = 0 WHERE id = 'a'")
        #expect(try damage(nil).isEmpty)
    }
}
