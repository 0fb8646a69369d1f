import Database
import Kernel
import TestDatabases
import Testing

/// Statements whose values are bound, and rows that are read by name.
@Suite struct `A statement` {
    @Test(arguments: ["plain", "Éléonore", "'; DROP TABLE note; --", "", "a\u{0}b", "$1 ? :name"])
    func `keeps a text as it was given`(_ text: String) throws {
        // PostgreSQL keeps no text with a NUL in it, and says so.
        if !TestDatabase.isSQLite, text.contains("\u{0}") { return }
        let temporary = try TemporaryDatabase()
        try temporary.addNote(text)
        #expect(try temporary.titles() == [text])
    }

    @Test(.enabled(if: TestDatabase.isSQLite, TestDatabase.onlySQLite)) func `stores each type in its own form`() throws
    {
        let temporary = try TemporaryDatabase()
        let instant = try #require(Timestamp("2026-03-02T09:00:00.123Z"))
        let day = try #require(Day("2026-03-02"))
        let name = Identifier<Never>(at: instant)
        let forms = try temporary.database.makeReader().read { connection in
            try connection.first(
                """
                SELECT typeof(\(1)) AS a, typeof(\(1.5)) AS b, typeof("x") AS c FROM (SELECT \("t") AS x)
                """
            ) { row in [try row["a"], try row["b"], try row["c"]] as [String] }
        }
        #expect(forms == ["integer", "real", "text"])
        try temporary.database.makeReader().read { connection in
            let bytes: [UInt8] = [0, 255]
            let none: Day? = nil
            try connection.stream(
                """
                SELECT \(instant) AS instant, \(day) AS day, \(name) AS name, \(bytes) AS bytes, \(none) AS none,
                \(true) AS flag, \([] as [UInt8]) AS empty, \(Int64.min) AS least
                """
            ) { row in
                let readInstant: Timestamp = try row["instant"]
                let readDay: Day? = try row["day"]
                let readName: Identifier<Never> = try row["name"]
                let readBytes: [UInt8] = try row["bytes"]
                let readNone: Day? = try row["none"]
                let readFlag: Bool = try row["flag"]
                let readEmpty: [UInt8] = try row["empty"]
                let readLeast: Int64 = try row["least"]
                #expect(readInstant == instant)
                #expect(readDay == day)
                #expect(readName == name)
                #expect(readBytes == bytes)
                #expect(readNone == nil)
                #expect(readFlag)
                #expect(readEmpty == [])
                #expect(readLeast == .min)
            }
        }
    }

    @Test func `gives each execution its own values, short or long, none or empty`() throws {
        let temporary = try TemporaryDatabase()
        let texts = ["", "a", String(repeating: "é", count: 3000), "ab", String(repeating: "x", count: 4096), "", "é"]
        let read = try temporary.database.makeReader().read { connection in
            try texts.map { text in
                try connection.first("SELECT \(text) AS a, \(Array(text.utf8)) AS b, \(text + "!") AS c") { row in
                    let bytes: [UInt8] = try row["b"]
                    return [try row["a"], String(decoding: bytes, as: UTF8.self), try row["c"]] as [String]
                }
            }
        }
        #expect(read == texts.map { [$0, $0, $0 + "!"] })
    }

    @Test func `is put together from parts, each with its values`() throws {
        let temporary = try TemporaryDatabase()
        for score in 1...5 { try temporary.addNote("note \(score)", score: score) }
        let filter: SQL = "score > \(1) AND score < \(5)"
        let titles = try temporary.database.makeReader().read { connection in
            try connection.all("SELECT title FROM note WHERE \(filter) AND score IN (\(each: [1, 2, 4])) LIMIT \(10)") {
                try $0["title"] as String
            }
        }
        #expect(titles == ["note 2", "note 4"])
    }

    @Test func `matches nothing in an empty list`() throws {
        let temporary = try TemporaryDatabase()
        try temporary.addNote("one")
        let count = try temporary.database.makeReader().read { connection in
            try connection.value("SELECT count(*) FROM note WHERE id IN (\(each: [] as [Int]))", as: Int.self)
        }
        #expect(count == 0)
    }

    @Test func `can be executed again while its rows are read`() throws {
        let temporary = try TemporaryDatabase()
        for title in ["a", "b"] { try temporary.addNote(title) }
        let pairs = try temporary.database.makeReader().read { connection in
            func titles(_ depth: Int) throws -> [String] {
                try connection.all("SELECT title FROM note ORDER BY id") { row in
                    let title: String = try row["title"]
                    return depth == 0 ? title : title + (try titles(depth - 1).joined())
                }
            }
            return try titles(1)
        }
        #expect(pairs == ["aab", "bab"])
    }

    @Test func `refuses NULL, another form and a column that is not there`() throws {
        let temporary = try TemporaryDatabase()
        try temporary.database.makeReader().read { connection in
            for statement in ["SELECT NULL AS a", "SELECT 'x' AS a", "SELECT 1 AS b"] as [SQL] {
                let error = #expect(throws: DatabaseError.self) {
                    try connection.first(statement) { row in try row["a"] as Int }
                }
                #expect(error?.kind == .unreadable)
            }
        }
    }

    @Test func `refuses a second statement in its text`() throws {
        let temporary = try TemporaryDatabase()
        #expect(throws: DatabaseError.self) {
            try temporary.database.makeReader().read { try $0.run("SELECT 1; SELECT 2") }
        }
    }

    @Test func `names the rule that a row violates`() throws {
        let temporary = try TemporaryDatabase()
        try temporary.addNote("one")
        #expect(throws: DatabaseError.self) { try temporary.addNote("one") }
        let kinds: [(SQL, DatabaseError.Kind)] = [
            ("INSERT INTO note (title) VALUES ('one')", .unique(rule: "note.title")),
            (
                "INSERT INTO note (title, score) VALUES ('two', 6)",
                .check(rule: "score IS NULL OR score BETWEEN 1 AND 5")
            ),
            ("INSERT INTO note (title) VALUES (NULL)", .notNull(rule: "note.title")),
            ("INSERT INTO note (title, score) VALUES ('two', 'six')", .constraint),
        ]
        for (statement, kind) in kinds {
            let error = #expect(throws: DatabaseError.self) {
                try temporary.database.writer.write { try $0.connection.run(statement) }
            }
            switch (error?.kind, kind) {
            // PostgreSQL gives the name of a check, and takes a wrong type for a wrong statement.
            case (.check, .check) where !TestDatabase.isSQLite, (.statement, .constraint) where !TestDatabase.isSQLite:
                break
            case (let found, let kind): #expect(found == kind)
            }
        }
    }
}
