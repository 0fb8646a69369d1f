private import CSQLite

/// A conversation with SQLite, in the process itself.
final class SQLiteEngine: Engine {
    let handle: OpaquePointer

    /// Takes over an open handle.
    init(_ handle: OpaquePointer) { self.handle = handle }

    deinit { sqlite3_close_v2(handle) }

    override var dialect: Dialect { .sqlite }

    override func prepare(_ text: SQL.Text) throws -> Statement { try prepare(text.characters) }

    /// Makes a text into a statement: never anything that came from outside.
    func prepare(_ text: String) throws -> SQLiteStatement {
        var prepared: OpaquePointer?
        var isWhole = false
        let status = text.withCString { start in
            var rest: UnsafePointer<CChar>?
            let status = sqlite3_prepare_v3(handle, start, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, &rest)
            isWhole = rest.map { String(cString: $0).allSatisfy(\.isWhitespace) } ?? true
            return status
        }
        guard status == SQLITE_OK else { throw errorForStatus(status, of: handle) }
        guard let prepared else { throw DatabaseError(.statement, "no statement in the text") }
        let statement = SQLiteStatement(prepared)
        guard isWhole else { throw DatabaseError(.statement, "more than one statement in the text") }
        return statement
    }

    override func executeMigration(_ migration: Migration) throws {
        // The schema's own table may be changed by steps of the schema alone.
        _ = csqlite_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 0)
        defer { _ = csqlite_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1) }
        try execute(migration.text)
    }

    override func execute(_ text: String) throws {
        let status = sqlite3_exec(handle, text, nil, nil, nil)
        guard status == SQLITE_OK else { throw errorForStatus(status, of: handle) }
    }

    // Prepared once: every read and every batch begin and end with them. One that could not be prepared is tried again.
    private var beginStatement: Statement?
    private var beginWritingStatement: Statement?
    private var commitStatement: Statement?
    private var rollBackStatement: Statement?

    private func perform(_ kept: inout Statement?, _ text: @autoclosure () -> SQL) throws {
        let statement = try kept ?? prepare(text().text)
        kept = statement
        defer { statement.reset() }
        _ = try statement.step()
    }

    override func beginReading(_ budget: Duration) throws { try perform(&beginStatement, "BEGIN") }

    override func beginWriting() throws { try perform(&beginWritingStatement, "BEGIN IMMEDIATE") }

    override func commit() throws { try perform(&commitStatement, "COMMIT") }

    override func rollBack() throws { try perform(&rollBackStatement, "ROLLBACK") }

    override var changes: Int64 { sqlite3_total_changes64(handle) }

    override var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    override func checkReferences() throws {
        var unresolved: Int32 = 0
        var unused: Int32 = 0
        sqlite3_db_status(handle, SQLITE_DBSTATUS_DEFERRED_FKS, &unresolved, &unused, 0)
        if unresolved != 0 { throw DatabaseError(.foreignKey, "a deferred reference dangles") }
    }

    override func hasTable(_ name: String) throws -> Bool {
        let statement = try prepare(("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = \(name)" as SQL).text)
        defer { statement.reset() }
        try statement.bind([.text(name)])
        return try statement.step()
    }
}
