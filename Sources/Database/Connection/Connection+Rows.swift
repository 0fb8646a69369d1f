extension Connection {
    /// How many rows one statement writes: each number of them is a statement of its own, which is prepared and kept.
    private static let together = 16

    /// Writes rows by as few statements as are worth keeping; without rows, by none.
    ///
    /// A row that is refused leaves those before it: they go with the command that fails. For one statement to undo them by
    /// itself the engine would copy each page that it changes.
    ///
    /// - Parameters:
    ///   - rows: each one with its brackets: `(1, 'a')`.
    ///   - table: the table with its columns in brackets.
    ///   - conflict: what becomes of rows that are there already: `ON CONFLICT (id) DO NOTHING`.
    package func insert(_ rows: [SQL], into table: SQL, onConflict conflict: SQL = "") throws {
        for start in stride(from: 0, to: rows.count, by: Connection.together) {
            let part = Array(rows[start..<min(start + Connection.together, rows.count)])
            try run("INSERT OR FAIL INTO \(table) VALUES \(rows: part) \(conflict)")
        }
    }
}
