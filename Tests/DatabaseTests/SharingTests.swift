import Kernel
import TestDatabases
import TestSupport
import Testing

@testable import Database

/// What processes of one database know of each other; two databases in one process stand for two processes.
@Suite struct `Several processes` {
    /// Asks often, and has its leases for longer than any machine is slow.
    private static let eager = Leases.Term(lasts: .seconds(3600), pause: .milliseconds(20))

    @Test func `do everything when they are alone with a file`() throws {
        guard TestDatabase.isSQLite else { return }
        let leases = Leases(["mail"], try TemporaryDatabase().database)
        #expect(leases.holds("mail"))
        #expect(leases.holds("what nobody named"))
        leases.stop()
    }

    @Test func `tell their threads of changes, from the commit on`() throws {
        let temporary = try TemporaryDatabase()
        let count = SharedCount("access")
        let reader = try temporary.database.makeReader()
        let before = try count.current(reader)
        try temporary.database.writer.write { count.raise(in: $0) }
        #expect(try count.current(reader) > before)
        struct Refused: Error {}
        let after = try count.current(reader)
        #expect(throws: Refused.self) {
            try temporary.database.writer.write { (transaction) -> Void in
                count.raise(in: transaction)
                throw Refused()
            }
        }
        #expect(try count.current(reader) == after)
    }

    @Test(.enabled(if: !TestDatabase.isSQLite, "a file has one process"))
    func `tell each other of changes, from the commit on`() throws {
        let temporary = try TemporaryDatabase()
        let other = try Database(temporary.configuration, migrations: [TemporaryDatabase.notes])
        defer { other.close() }
        let reader = try temporary.database.makeReader()
        let before = try SharedCount("access").current(reader)
        try other.writer.write { SharedCount("access").raise(in: $0) }
        #expect(try SharedCount("access").current(reader) == before + 1)
        #expect(try SharedCount("another").current(reader) == 0)
    }

    @Test(.enabled(if: !TestDatabase.isSQLite, "a file has one process"))
    func `write by turns, and see what the other wrote`() throws {
        let temporary = try TemporaryDatabase()
        let other = try Database(temporary.configuration, migrations: [TemporaryDatabase.notes])
        defer { other.close() }
        for number in 0..<10 {
            let writer = number.isMultiple(of: 2) ? other.writer : temporary.database.writer
            try writer.write { transaction in
                let known = try transaction.connection.value("SELECT count(*) FROM note", as: Int.self)!
                try transaction.connection.run("INSERT INTO note (id, title) VALUES (\(known), \("note \(known)"))")
            }
        }
        #expect(try temporary.titles() == (0..<10).map { "note \($0)" })
    }

    @Test(.enabled(if: !TestDatabase.isSQLite, "a file has one process"))
    func `do each work in one place, which changes when that process stops`() throws {
        let temporary = try TemporaryDatabase()
        let first = Leases(["mail", "scans"], temporary.database, term: Self.eager)
        let second = Leases(["mail", "scans"], temporary.database, term: Self.eager)
        defer { second.stop() }
        #expect(first.holds("mail") && first.holds("scans"))
        #expect(!second.holds("mail") && !second.holds("scans"))
        first.stop()
        #expect(!first.holds("mail"))
        #expect(eventually { second.holds("mail") && second.holds("scans") })
    }

    @Test(.enabled(if: !TestDatabase.isSQLite, "a file has one process"))
    func `take over from one that says nothing more`() throws {
        let temporary = try TemporaryDatabase()
        let write: (SQL) throws -> Void = { sql in
            _ = try temporary.database.writer.write { try $0.connection.run(sql) }
        }
        try write("INSERT INTO lease (name, holder, until) VALUES ('mail', 'killed', server_milliseconds() + 3600000)")
        let leases = Leases(["mail"], temporary.database, term: Self.eager)
        defer { leases.stop() }
        #expect(!leases.holds("mail"))
        try write("UPDATE lease SET until = server_milliseconds() - 1")
        #expect(eventually { leases.holds("mail") })
    }
}
