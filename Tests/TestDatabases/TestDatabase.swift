private import CPostgres
package import Database
private import Glibc
private import Synchronization
package import Testing

/// Where the tests keep their data: files of SQLite, or databases of the PostgreSQL server that
/// `GUICHET_TEST_DATABASE_URL` names.
package enum TestDatabase {
    /// The server; `nil` for files.
    private static let server = getenv("GUICHET_TEST_DATABASE_URL").map { String(cString: $0) }

    /// Whether tests of what only SQLite has can run.
    package static let isSQLite = server == nil
    /// Why those are skipped on the other engine.
    package static let onlySQLite: Comment = "it is SQLite's own: a file, its log, its pages, its plans"

    /// The database that stands for a file, made when it is not there; `nil` when the tests keep files.
    ///
    /// - Parameter original: the file whose database it begins as a copy of.
    package static func address(for path: String, copying original: String? = nil) -> String? {
        guard let server else { return nil }
        let name = name(for: path)
        let origin = original.map { TestDatabase.name(for: $0) } ?? "template0"
        let locale = origin == "template0" ? "ENCODING 'UTF8' LOCALE 'C'" : ""
        // Copying the files is four times as quick as writing their pages to the log, for hundreds of small tables.
        execute("CREATE DATABASE \(name) \(locale) TEMPLATE \(origin) STRATEGY file_copy")
        return address(server, of: name)
    }

    /// The address of the server with the name of another database in it.
    private static func address(_ server: String, of name: String) -> String {
        let end = server.firstIndex(of: "?") ?? server.endIndex
        let start = server[..<end].lastIndex(of: "/").map { server[...$0] } ?? ""
        return start + name + server[end...]
    }

    /// A database that is made otherwise than ours have to be; `nil` when the tests keep files.
    package static func otherwiseOrdered() -> String? {
        guard let server else { return nil }
        execute("CREATE DATABASE otherwise ENCODING 'UTF8' LOCALE 'C.UTF-8' TEMPLATE template0")
        return address(server, of: "otherwise")
    }

    /// Takes the database away that stands for a file.
    package static func drop(for path: String) {
        guard server != nil else { return }
        execute("DROP DATABASE IF EXISTS \(name(for: path)) WITH (FORCE)")
    }

    /// Temporary folders have names of their own.
    private static func name(for path: String) -> String {
        "t_" + String(path.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "_" }.suffix(55))
    }

    /// A conversation for what is no database of ours yet.
    private static let owner = server.map { Mutex(PQconnectdb($0)) }

    private static func execute(_ statement: String) {
        // That it is there already is no failure; anything else shows when it is opened.
        owner?.withLock { PQclear(PQexec($0, statement)) }
    }
}

extension DatabaseConfiguration {
    /// The settings of production for a database of a test.
    package static func temporary(_ path: String) -> DatabaseConfiguration {
        var configuration = DatabaseConfiguration(path: path)
        configuration.address = TestDatabase.address(for: path)
        return configuration
    }
}
