extension Backup {
    /// Reads a backup, or a database that another process may have open.
    ///
    /// Never called by the service on its own database: see `verify`.
    package static func read<Value>(_ path: String, _ body: (Connection) throws -> Value) throws -> Value {
        try body(try Connection(copying: path))
    }
}
