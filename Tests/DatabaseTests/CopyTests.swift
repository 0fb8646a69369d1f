import Kernel
import TestDatabases
import TestFolders
import Testing

@testable import Database

/// A copy of a file to a server; skipped where no server is named.
@Suite(.enabled(if: !TestDatabase.isSQLite, "GUICHET_TEST_DATABASE_URL names no server"))
struct CopyOfADatabase {
    static let migrations = [
        TemporaryDatabase.notes,
        Migration(
            "copies", "begin",
            """
            CREATE TABLE parent (
                name TEXT PRIMARY KEY, weight REAL, picture BLOB, next TEXT REFERENCES parent (name)
            ) STRICT;
            CREATE INDEX parentByWeight ON parent (weight);
            CREATE TABLE child (
                parent TEXT NOT NULL REFERENCES parent (name), place INTEGER NOT NULL, PRIMARY KEY (parent, place)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE counted (parents INTEGER NOT NULL) STRICT;
            INSERT INTO counted (parents) VALUES (0);
            CREATE TRIGGER countParents AFTER INSERT ON parent BEGIN UPDATE counted SET parents = parents + 1; END;
            CREATE TABLE ticketed (number INTEGER PRIMARY KEY AUTOINCREMENT, title TEXT NOT NULL) STRICT;
            CREATE VIRTUAL TABLE found USING fts5 (
                words, notes, content = '', detail = column, columnsize = 0, tokenize = 'ascii');
            """),
    ]

    /// A file with rows of every kind, and an empty database of the server.
    private struct Pair {
        private let home = TemporaryFolder()
        let file: String
        let address: String

        init() throws {
            file = home.path + "/source.sqlite"
            address = try #require(TestDatabase.address(for: home.path + "/target"))
            let database = try Database(DatabaseConfiguration(path: file), migrations: migrations)
            try database.writer.write { transaction in
                let connection = transaction.connection
                // Each refers to one that comes after it in the order of keys.
                try connection.savepoint {
                    try connection.run("PRAGMA defer_foreign_keys = ON")
                    for number in 0..<50 {
                        let (name, next) = ("p\(100 + number)", number < 49 ? "p\(101 + number)" : nil)
                        try connection.run(
                            """
                            INSERT INTO parent (name, weight, picture, next)
                            VALUES (\(name), \(Double(number) / 7), \([UInt8](repeating: 0, count: number)), \(next))
                            """)
                        try connection.run(
                            "INSERT INTO child (parent, place) VALUES (\(name), \(-number)), (\(name), 7)")
                    }
                }
                for title in ["à", "", "l'été"] { try connection.run("INSERT INTO ticketed (title) VALUES (\(title))") }
                try connection.run("DELETE FROM ticketed WHERE number = 3")
                try connection.run(
                    "INSERT INTO found (rowid, words, notes) VALUES (4, 'loyer Caf', 'été'), (9, 'caf refus', '')")
            }
            database.close()
        }

        func copy(batch: Int = 20) throws -> DatabaseCopy {
            try DatabaseCopy(from: file, to: address, migrations: migrations, batch: batch)
        }

        func open() throws -> Database {
            var configuration = DatabaseConfiguration(path: file)
            configuration.address = address
            return try Database(configuration, migrations: migrations)
        }
    }

    @Test func `has every row, and works as the file did`() throws {
        let pair = try Pair()
        var copied: [String: Int] = [:]
        try pair.copy().run { copied[$0.name] = $0.rows }
        #expect(copied == ["child": 100, "counted": 1, "found": 2, "note": 0, "parent": 50, "ticketed": 2])
        let database = try pair.open()
        let found = try database.makeReader().read { connection in
            try connection.all(
                "SELECT rowid FROM found WHERE found MATCH \("notes : été caf")", as: { try $0[0] as Int })
        }
        #expect(found == [4])
        try database.writer.write { transaction in
            let connection = transaction.connection
            // A number that was given is not given again, and triggers run again.
            #expect(try connection.value("INSERT INTO ticketed (title) VALUES ('a') RETURNING number") == 4)
            try connection.run("INSERT INTO parent (name) VALUES ('z')")
            #expect(try connection.value("SELECT parents FROM counted") == 51)
        }
        #expect(throws: DatabaseError.self) {
            try database.writer.write { transaction in
                try transaction.connection.run("INSERT INTO child (parent, place) VALUES ('nobody', 1)")
            }
        }
    }

    @Test func `goes on where it was ended, and lets nobody in before`() throws {
        struct Ended: Error {}
        let pair = try Pair()
        for _ in 0..<3 {
            #expect(throws: Ended.self) {
                try pair.copy().run(advance: { _, _ in throw Ended() }, compared: { _ in })
            }
            #expect(throws: DatabaseError.self) { try pair.open() }
        }
        var advances: [String] = []
        try pair.copy().run(advance: { table, rows in advances.append("\(table) \(rows)") }, compared: { _ in })
        // Three times twenty children had arrived.
        #expect(advances.prefix(2) == ["child 80", "child 100"])
        _ = try pair.open()
    }

    @Test func `refuses a database with data, and a file that a service has open`() throws {
        let pair = try Pair()
        try pair.copy().run { _ in }
        #expect(throws: DatabaseError.self) { try pair.copy() }
        let other = try Pair()
        let database = try Database(DatabaseConfiguration(path: other.file), migrations: Self.migrations)
        #expect(throws: DatabaseError.self) { try other.copy() }
        database.close()
    }

    @Test func `finds a row that is not the same, and copies its table anew the next time`() throws {
        let pair = try Pair()
        let engine = PostgresEngine(pair.address)
        #expect(throws: DatabaseError.self) {
            try pair.copy().run(
                advance: { table, rows in
                    guard table == "parent", rows == 50 else { return }
                    try engine.execute("UPDATE parent SET weight = 3.5 WHERE name = 'p101'")
                }, compared: { _ in })
        }
        var copied: [String: Int] = [:]
        try pair.copy().run { copied[$0.name] = $0.rows }
        #expect(copied["parent"] == 50)
    }
}
