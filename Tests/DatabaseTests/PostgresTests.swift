import Kernel
import TestDatabases
import Testing

@testable import Database

/// What only the second engine has to show; skipped where no server is named.
@Suite(.enabled(if: !TestDatabase.isSQLite, "GUICHET_TEST_DATABASE_URL names no server"))
struct PostgreSQL {
    /// Ends the conversations of everybody else.
    private static let endOthers = """
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()
        """

    @Test func `does a batch again that met another transaction`() throws {
        let temporary = try TemporaryDatabase()
        try temporary.addNote("a")
        let address = try #require(temporary.configuration.address)
        let answer = BoundedQueue<Int>(limit: 1)
        let attempts = BoundedQueue<Void>(limit: 100)
        // A stranger who does not wait for the turn changes the row that the command has read.
        let change: @Sendable (WriteTransaction) throws -> Int = { transaction in
            let connection = transaction.connection
            let score = try connection.value("SELECT coalesce(score, 0) FROM note", as: Int.self)!
            if attempts.count == 0 {
                let stranger = PostgresEngine(address)
                try stranger.execute("UPDATE note SET score = 3")
            }
            _ = attempts.push(())
            try connection.run("UPDATE note SET score = \(score + 1)")
            return score + 1
        }
        #expect(temporary.database.writer.submit(change) { _ = answer.push((try? $0.get()) ?? -1) })
        #expect(answer.takeFirst() == 4)
        #expect(attempts.count == 2)
    }

    @Test func `goes on after the server ended its conversations`() throws {
        let temporary = try TemporaryDatabase()
        try temporary.addNote("a")
        let reader = try temporary.database.makeReader()
        let titles: (Connection) throws -> [String] = {
            try $0.all("SELECT title FROM note ORDER BY id") { row in try row[0] }
        }
        #expect(try reader.read(titles) == ["a"])
        let owner = PostgresEngine(try #require(temporary.configuration.address))
        try owner.execute(
            PostgreSQL.endOthers)
        try temporary.addNote("b")
        #expect(try reader.read(titles) == ["a", "b"])
    }

    @Test func `loses nothing and doubles nothing when it breaks within a command`() throws {
        let temporary = try TemporaryDatabase()
        let address = try #require(temporary.configuration.address)
        #expect(throws: Failure.self) {
            try temporary.database.writer.write { transaction in
                try transaction.connection.run("INSERT INTO note (title) VALUES ('a')")
                let owner = PostgresEngine(address)
                try owner.execute(
                    PostgreSQL.endOthers)
                _ = try? transaction.connection.run("INSERT INTO note (title) VALUES ('b')")
                _ = try? transaction.connection.run("INSERT INTO note (title) VALUES ('c')")
            }
        }
        #expect(try temporary.titles() == [])
        try temporary.addNote("d")
        #expect(try temporary.titles() == ["d"])
    }

    @Test func `refuses a database that compares texts by a language's rules`() throws {
        #expect(throws: DatabaseError.self) {
            var configuration = DatabaseConfiguration(path: "")
            configuration.address = TestDatabase.otherwiseOrdered()
            _ = try Database(configuration, migrations: [])
        }
    }

    @Test func `numbers rows as SQLite does`() throws {
        let temporary = try TemporaryDatabase()
        _ = try temporary.database.writer.write { transaction in
            try transaction.connection.run("INSERT INTO note (id, title) VALUES (7, 'a'), (NULL, 'b'), (NULL, 'c')")
        }
        let numbers = try temporary.database.makeReader().read { connection in
            try connection.all("SELECT id FROM note ORDER BY id") { row in try row[0] as Int }
        }
        #expect(numbers == [7, 8, 9])
    }

    @Test func `has the functions of SQLite`() throws {
        let temporary = try TemporaryDatabase()
        let numbers: [SQL] = [
            "SELECT max(1, 2)", "SELECT min(CAST(3 AS INTEGER), 2)",
            "SELECT sum(a > 1) FROM (SELECT 1 AS a UNION ALL SELECT 2)", "SELECT sum(id) FROM note",
            "SELECT instr('abc', 'c')", "SELECT 1 = 1", "SELECT \(0b1101) >> \(1) & 3", "SELECT \(3) << \(2)",
        ]
        let texts: [SQL] = [
            "SELECT substr('abcdef', -3)", "SELECT printf('%.1f', 2.25)", "SELECT printf('%.1f', total(id)) FROM note",
            "SELECT json_object('a', 1, 'b', json('[1, \" \"]'))", "SELECT json_remove('{\"a\":1,\"b\":2}', '$.a')",
        ]
        let found = try temporary.database.makeReader().read { connection in
            (
                try numbers.map { try connection.first($0) { row in try row[0] as Int? } ?? nil },
                try texts.map { try connection.value($0, as: String.self) }
            )
        }
        #expect(found.0 == [2, 2, 1, nil, 3, 1, 2, 12])
        #expect(found.1 == ["def", "2.3", "0.0", #"{"a":1,"b":[1," "]}"#, #"{"b": 2}"#])
    }
}
