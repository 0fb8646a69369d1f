import Database
import Glibc
import Kernel

/// A database in a folder of its own, gone with its test; as in production but for the wait for the disk.
final class TemporaryDatabase {
    let folder: String
    let path: String
    private(set) var database: Database

    static let notes = Migration(
        "test", "notes",
        """
        CREATE TABLE note (
            id INTEGER PRIMARY KEY,
            title TEXT NOT NULL UNIQUE,
            score INTEGER CHECK (score IS NULL OR score BETWEEN 1 AND 5)
        ) STRICT
        """)

    init(_ migrations: [Migration] = [notes], queueLimit: Int = 4096, clock: Clock = .system) throws {
        folder = try TemporaryDatabase.makeFolder()
        path = folder + "/test.sqlite"
        var configuration = DatabaseConfiguration(path: path)
        configuration.isDurable = false
        configuration.queueLimit = queueLimit
        database = try Database(configuration, migrations: migrations, clock: clock)
    }

    deinit {
        database.close()
        TemporaryDatabase.removeFolder(folder)
    }

    static func makeFolder() throws -> String {
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? P_tmpdir
        var template = Array("\(parent)/guichet-test-\(String(repeating: "X", count: 6))".utf8CString)
        guard mkdtemp(&template) != nil else { throw DatabaseError(.foreign, "no temporary folder") }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    static func removeFolder(_ folder: String) {
        guard let entries = opendir(folder) else { return }
        while let entry = readdir(entries) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            unlink(folder + "/" + name)
        }
        closedir(entries)
        rmdir(folder)
    }

    /// Writes a note, and gives its number.
    @discardableResult func addNote(_ title: String, score: Int? = nil) throws -> Int {
        try database.writer.write { transaction in
            try transaction.connection.value(
                "INSERT INTO note (title, score) VALUES (\(title), \(score)) RETURNING id", as: Int.self)!
        }
    }

    /// The titles of all notes, as a reader sees them.
    func titles() throws -> [String] {
        try database.makeReader().read { connection in
            try connection.all("SELECT title FROM note ORDER BY id") { row in try row["title"] }
        }
    }
}
