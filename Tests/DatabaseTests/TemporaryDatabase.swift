import Database
import Glibc
import Kernel
import TestDatabases
import TestFolders

/// A database in a folder of its own, gone with its test; as in production but for the wait for the disk.
final class TemporaryDatabase {
    private let home = TemporaryFolder()
    var folder: String { home.path }
    let path: String
    private(set) var configuration: DatabaseConfiguration
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
        path = home.path + "/test.sqlite"
        configuration = DatabaseConfiguration.temporary(path)
        configuration.isDurable = false
        configuration.queueLimit = queueLimit
        database = try Database(configuration, migrations: migrations, clock: clock)
    }

    deinit {
        database.close()
        TestDatabase.drop(for: path)
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
