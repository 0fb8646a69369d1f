/// Where the database is and how hard it is held to its promises.
package struct DatabaseConfiguration: Sendable {
    /// Where a PostgreSQL server keeps the data, as libpq understands it; `nil` for a file of SQLite.
    package var address: String?
    /// The file; `-wal`, `-shm` and `.lock` stand beside it.
    package var path: String
    /// How many commands may wait for the writer before more are refused.
    package var queueLimit = 4096
    /// Whether an answered write is on the disk; only tests, which throw their files away, say no.
    package var isDurable = true
    /// The name of the file system of SQLite; tests put one that fails in its place.
    package var fileSystem: String?

    /// The settings of production for one file.
    package init(path: String) { self.path = path }
}

extension DatabaseConfiguration {
    /// What a server says of itself when it is asked now.
    ///
    /// - Throws: when it does not answer.
    package func serverVersion() throws -> String {
        try Connection(toMigrate: self).value("SELECT current_setting('server_version')") ?? ""
    }

    /// Reads one state of what is stored, for as long as it takes, beside whatever has it open.
    package func read<Value>(_ body: (Connection) throws -> Value) throws -> Value {
        guard let address else { return try Backup.read(path, body) }
        let schema = try Connection(toMigrate: self).readSchema()
        let connection = Connection(PostgresEngine(address, schema: schema))
        try connection.engine.beginReading(.seconds(86_400))
        defer { try? connection.engine.rollBack() }
        return try body(connection)
    }
}
