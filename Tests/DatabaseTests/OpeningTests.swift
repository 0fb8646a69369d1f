import Database
import Glibc
import Kernel
import TestDatabases
import TestFolders
import Testing

/// What a start accepts and what it refuses.
@Suite struct `Opening the database` {
    private static func open(_ path: String, _ migrations: [Migration]) throws {
        var configuration = DatabaseConfiguration(path: path)
        configuration.isDurable = false
        try Database(configuration, migrations: migrations).close()
    }

    private static func withFolder(_ body: (String) throws -> Void) throws {
        let folder = TemporaryFolder()
        try body(folder.path + "/test.sqlite")
    }

    private static func kind(_ body: () throws -> Void) -> DatabaseError.Kind? {
        do { try body() } catch { return (error as? DatabaseError)?.kind }
        return nil
    }

    private static let first = Migration("test", "first", "CREATE TABLE one (id INTEGER PRIMARY KEY) STRICT")
    private static let second = Migration("test", "second", "CREATE TABLE two (id INTEGER PRIMARY KEY) STRICT")
    private static let other = Migration("other", "first", "CREATE TABLE three (id INTEGER PRIMARY KEY) STRICT")

    @Test func `applies each migration once, and new ones of any owner later`() throws {
        try Self.withFolder { path in
            try Self.open(path, [Self.first])
            try Self.open(path, [Self.first])
            try Self.open(path, [Self.first, Self.second, Self.other])
            try Self.open(path, [Self.other, Self.first, Self.second])
        }
    }

    @Test func `may follow a closing at once, though a program that is being started still holds the lock file`() throws
    {
        try Self.withFolder { path in
            var configuration = DatabaseConfiguration(path: path)
            configuration.isDurable = false
            let database = try Database(configuration, migrations: [Self.first])
            let copy = try #require(Self.copy(ofDescriptorFor: path + ".lock"))
            defer { close(copy) }
            #expect(Self.kind { try Self.open(path, [Self.first]) } == .foreign)
            database.close()
            #expect(Self.kind { try Self.open(path, [Self.first]) } == nil)
        }
    }

    /// What a child process has between its birth and the program that it becomes.
    private static func copy(ofDescriptorFor path: String) -> Int32? {
        for descriptor in Int32(3)..<4096 {
            var target = [UInt8](repeating: 0, count: 4096)
            let count = readlink("/proc/self/fd/\(descriptor)", &target, target.count)
            if count > 0, String(decoding: target[..<count], as: UTF8.self) == path { return dup(descriptor) }
        }
        return nil
    }

    @Test func `refuses an edited migration`() throws {
        try Self.withFolder { path in
            try Self.open(path, [Self.first])
            let edited = Migration("test", "first", "CREATE TABLE one (id INTEGER PRIMARY KEY, name TEXT) STRICT")
            #expect(Self.kind { try Self.open(path, [edited]) } == .foreign)
        }
    }

    @Test func `refuses a migration put before one that was applied`() throws {
        try Self.withFolder { path in
            try Self.open(path, [Self.second])
            #expect(Self.kind { try Self.open(path, [Self.first, Self.second]) } == .foreign)
        }
    }

    @Test func `refuses a schema that is newer than itself`() throws {
        try Self.withFolder { path in
            try Self.open(path, [Self.first, Self.second, Self.other])
            #expect(Self.kind { try Self.open(path, [Self.first, Self.other]) } == .foreign)
            #expect(Self.kind { try Self.open(path, [Self.first, Self.second]) } == .foreign)
        }
    }

    @Test func `leaves nothing of a migration that fails`() throws {
        try Self.withFolder { path in
            let broken = Migration(
                "test", "first", "CREATE TABLE one (id INTEGER) STRICT; CREATE TABLE one (id INTEGER)")
            #expect(Self.kind { try Self.open(path, [broken]) } == .statement)
            try Self.open(path, [Self.first])
        }
    }

    @Test func `refuses a migration that ends its own transaction`() throws {
        try Self.withFolder { path in
            let ending = Migration("test", "first", "CREATE TABLE one (id INTEGER) STRICT; COMMIT")
            #expect(Self.kind { try Self.open(path, [ending]) } == .statement)
        }
    }

    @Test(.enabled(if: TestDatabase.isSQLite, TestDatabase.onlySQLite))
    func `refuses a second opening until the first is closed`() throws {
        let temporary = try TemporaryDatabase()
        let open = { try Database(temporary.configuration, migrations: [TemporaryDatabase.notes]).close() }
        #expect(Self.kind(open) == .foreign)
        temporary.database.close()
        try open()
    }

    @Test func `refuses a file that is no database of ours`() throws {
        try Self.withFolder { path in
            let file = try #require(fopen(path, "w"))
            fputs(String(repeating: "not a database. ", count: 100), file)
            fclose(file)
            #expect(Self.kind { try Self.open(path, [Self.first]) } == .foreign)
        }
    }

    @Test(.enabled(if: TestDatabase.isSQLite, TestDatabase.onlySQLite))
    func `lets nobody but the owner read the files`() throws {
        let temporary = try TemporaryDatabase()
        try temporary.addNote("one")
        for suffix in ["", "-wal", "-shm", ".lock"] {
            var status = stat()
            #expect(stat(temporary.path + suffix, &status) == 0)
            #expect(status.st_mode & 0o777 == 0o600)
        }
    }

    @Test(.enabled(if: TestDatabase.isSQLite, TestDatabase.onlySQLite))
    func `holds to the settings of production`() throws {
        let temporary = try TemporaryDatabase()
        let expected: [(SQL, String)] = [
            ("PRAGMA journal_mode", "wal"), ("PRAGMA mmap_size", "0"), ("PRAGMA wal_autocheckpoint", "0"),
            ("PRAGMA trusted_schema", "0"), ("PRAGMA cell_size_check", "1"), ("PRAGMA temp_store", "2"),
        ]
        for (pragma, value) in expected {
            for text in [try text(pragma, ofReader: temporary), try text(pragma, ofWriter: temporary)] {
                #expect(text == value, "\(pragma)")
            }
        }
        #expect(try text("PRAGMA foreign_keys", ofWriter: temporary) == "1")
        #expect(try text("PRAGMA secure_delete", ofWriter: temporary) == "1")
        #expect(try text("PRAGMA query_only", ofReader: temporary) == "1")
        for statement in ["SELECT \"title\"", "CREATE INDEX other ON note (\"b\")"] as [SQL] {
            #expect(throws: DatabaseError.self) {
                try temporary.database.writer.write { try $0.connection.run(statement) }
            }
        }
    }

    private func text(_ pragma: SQL, ofReader temporary: TemporaryDatabase) throws -> String? {
        try temporary.database.makeReader().read { try $0.first(pragma, as: Self.text) }
    }

    private func text(_ pragma: SQL, ofWriter temporary: TemporaryDatabase) throws -> String? {
        try temporary.database.writer.write { try $0.connection.first(pragma, as: Self.text) }
    }

    private static func text(_ row: borrowing Row) throws -> String {
        if let number: Int = try? row[0] { return String(number) }
        return try row[0]
    }
}
