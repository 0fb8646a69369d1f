import Database
import Glibc
import Kernel
import TestDatabases
import TestFolders
import Testing

/// Copies of the database, and the way back.
@Suite(.enabled(if: TestDatabase.isSQLite, TestDatabase.onlySQLite)) struct `A backup` {
    private static func kind(_ body: () throws -> Void) -> DatabaseError.Kind? {
        do { try body() } catch { return (error as? DatabaseError)?.kind }
        return nil
    }

    /// Gives a database with a thousand notes, and a backup of it.
    private static func withBackup(_ body: (TemporaryDatabase, String) throws -> Void) throws {
        let temporary = try TemporaryDatabase()
        try temporary.database.writer.write { transaction in
            for number in 0..<1000 {
                try transaction.connection.run(
                    "INSERT INTO note (title) VALUES (\("note \(number) " + String(repeating: "x", count: 200)))")
            }
        }
        let path = temporary.folder + "/backup.sqlite"
        _ = try Backup.make(of: temporary.path, at: path)
        try withExtendedLifetime(temporary) { try body(temporary, path) }
    }

    private static func overwrite(_ path: String, at place: Int, with byte: UInt8) throws {
        let file = open(path, O_RDWR)
        defer { close(file) }
        var byte = byte
        try #require(pwrite(file, &byte, 1, place) == 1)
    }

    @Test func `holds what was written when it was made, and verifies`() throws {
        try Self.withBackup { temporary, path in
            let backup = try Backup.verify(path)
            #expect(backup.bytes > 200_000)
            try temporary.addNote("later")
            let restored = temporary.folder + "/restored.sqlite"
            _ = try Backup.restore(path, to: restored)
            let database = try Database(DatabaseConfiguration(path: restored), migrations: [TemporaryDatabase.notes])
            #expect(try database.makeReader().read { try $0.value("SELECT count(*) FROM note", as: Int.self) } == 1000)
            database.close()
        }
    }

    @Test func `is readable by its owner only`() throws {
        try Self.withBackup { _, path in
            for suffix in ["", ".b2sum"] {
                var status = stat()
                #expect(stat(path + suffix, &status) == 0)
                #expect(status.st_mode & 0o777 == 0o600)
            }
        }
    }

    @Test func `does not replace a file`() throws {
        try Self.withBackup { temporary, path in
            #expect(Self.kind { _ = try Backup.make(of: temporary.path, at: path) } == .file)
        }
    }

    @Test func `leaves no half of itself when it fails`() throws {
        let home = TemporaryFolder()
        #expect(throws: (any Error).self) {
            try Backup.make(of: home.path + "/none.sqlite", at: home.path + "/backup.sqlite")
        }
        #expect(access(home.path + "/backup.sqlite", F_OK) != 0)
        #expect(access(home.path + "/backup.sqlite.partial", F_OK) != 0)
    }

    @Test(arguments: [1, 30, 100, 4096, 5000, 50_000, 200_000])
    func `does not verify with one bit changed`(_ place: Int) throws {
        try Self.withBackup { _, path in
            try Self.overwrite(path, at: place, with: 0xA5)
            let kind = Self.kind { _ = try Backup.verify(path) }
            #expect(kind == .corrupt || kind == .foreign)
        }
    }

    @Test(arguments: [0, 10, 100, 4095, 4096, 100_000])
    func `does not verify when cut short`(_ length: Int) throws {
        try Self.withBackup { _, path in
            unlink(path + ".b2sum")
            truncate(path, length)
            let kind = Self.kind { _ = try Backup.verify(path) }
            #expect(kind == .corrupt || kind == .foreign)
        }
    }

    @Test func `does not verify when it is another program's, or no database`() throws {
        try Self.withBackup { temporary, path in
            unlink(path + ".b2sum")
            try Self.overwrite(path, at: 68, with: 0)
            #expect(Self.kind { _ = try Backup.verify(path) } == .foreign)
            #expect(Self.kind { _ = try Backup.verify(temporary.path + ".lock") } == .foreign)
            #expect(Self.kind { _ = try Backup.verify(temporary.folder + "/none") } == .file)
        }
    }

    @Test func `does not verify when a module's proof fails`() throws {
        try Self.withBackup { _, path in
            let error = #expect(throws: DatabaseError.self) {
                try Backup.verify(path, proofs: [{ _ in [] }, { _ in ["note 7 was changed"] }])
            }
            #expect(error?.kind == .corrupt)
            #expect(error?.message.contains("note 7 was changed") == true)
        }
    }

    @Test func `replaces a database only when told where the old one goes, with its log`() throws {
        try Self.withBackup { temporary, path in
            let old = temporary.folder + "/old.sqlite"
            #expect(Self.kind { _ = try Backup.restore(path, to: temporary.path, keepingReplacedAt: old) } == .foreign)
            try temporary.addNote("later")
            temporary.database.close()
            // What a killed service leaves beside its file.
            close(open(temporary.path + "-wal", O_RDWR | O_CREAT, 0o600))
            #expect(Self.kind { _ = try Backup.restore(path, to: temporary.path) } == .file)
            _ = try Backup.restore(path, to: temporary.path, keepingReplacedAt: old)
            #expect(access(temporary.path + "-wal", F_OK) != 0)
            for (file, count) in [(temporary.path, 1000), (old, 1001)] {
                let database = try Database(DatabaseConfiguration(path: file), migrations: [TemporaryDatabase.notes])
                #expect(
                    try database.makeReader().read { try $0.value("SELECT count(*) FROM note", as: Int.self) } == count)
                database.close()
            }
        }
    }

    @Test func `is not restored when it does not verify`() throws {
        try Self.withBackup { temporary, path in
            try Self.overwrite(path, at: 50_000, with: 0xA5)
            let destination = temporary.folder + "/restored.sqlite"
            #expect(Self.kind { _ = try Backup.restore(path, to: destination) } == .corrupt)
            #expect(access(destination, F_OK) != 0)
        }
    }
}
