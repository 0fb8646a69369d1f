import Crypto
import Database
import Glibc
import Kernel
import Synchronization
import TestDatabases
import TestFolders
import Testing

@testable import Journal

/// A journal in a database of its own, with a clock that the test moves; gone with its test.
final class TemporaryJournal: Sendable {
    private let home = TemporaryFolder()
    var folder: String { home.path }
    let database: Database
    private let instant: InstantBox

    static let object = ObjectName(type: "thing", id: "1")

    final class InstantBox: Sendable {
        let now = Mutex(Timestamp("2026-03-02T09:00:00Z")!)
    }

    /// - Parameter filled: with three segments of three entries, and two entries that no segment covers.
    init(filled: Bool = true, keys: KeyRing? = nil) throws {
        var configuration = DatabaseConfiguration.temporary(home.path + "/db.sqlite")
        configuration.isDurable = false
        let instant = InstantBox()
        self.instant = instant
        database = try Database(
            configuration, migrations: JournalSchema.migrations, clock: Clock { instant.now.withLock { $0 } })
        guard filled else { return }
        for _ in 0..<3 {
            try append(3)
            try seal(keys)
        }
        try append(2)
    }

    deinit { database.close() }

    func wait(days: Int64) { instant.now.withLock { $0 = $0.adding(seconds: days * 86_400) } }

    func append(
        _ count: Int, on object: ObjectName = object, by author: Author = .account("ada"), details: String? = "{}"
    )
        throws
    {
        try database.writer.write { transaction in
            for number in 0..<count {
                try transaction.journal.append(
                    Event("thing-changed", on: object, version: number, details: details), by: author,
                    request: "request-\(number)")
            }
        }
    }

    @discardableResult func seal(_ keys: KeyRing? = nil) throws -> Bool {
        try database.writer.write { try JournalKeeping(keys: keys, keptForDays: 366).seal(in: $0) }
    }

    @discardableResult func dropOldest(keptForDays: Int = 366) throws -> Bool {
        try database.writer.write { try JournalKeeping(keys: nil, keptForDays: keptForDays).dropOldest(in: $0) }
    }

    /// Does with the file what nobody should.
    func tamper(_ statements: SQL...) throws {
        try database.writer.write { transaction in
            for statement in statements { try transaction.connection.run(statement) }
        }
    }

    func report(keys: KeyRing? = nil, head: String? = nil) throws -> JournalReport {
        var verifier = JournalVerifier(
            JournalKeeping(keys: keys, keptForDays: 366), at: instant.now.withLock { $0 },
            expecting: head.map { JournalHeadName($0)! })
        let reader = try database.makeReader()
        while try reader.read({ try verifier.step($0) }) {}
        return verifier.report
    }

    func history(_ object: ObjectName = object, before: Int? = nil, limit: Int = 100) throws -> [JournalEntry] {
        try database.makeReader().read {
            try JournalTable($0).history(of: object, before: before, limit: limit)
        }
    }

    /// A ring of one new key.
    static func ring() throws -> KeyRing {
        let folder = TemporaryFolder()
        let file = KeyFile(folder.path + "/keys")
        try file.create(at: Timestamp("2026-03-02T09:00:00Z")!)
        return try file.ring()
    }
}
