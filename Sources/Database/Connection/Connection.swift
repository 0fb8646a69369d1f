private import CSQLite
private import Kernel

/// A conversation with the database, used by the thread that opened it and by no other.
package final class Connection {
    let handle: OpaquePointer
    private var statements: [SQL.Text: Statement] = [:]
    /// More texts than this have no business in one service; past it the cache starts anew.
    private static let statementLimit = 500

    /// Takes over an open handle.
    init(_ handle: OpaquePointer) { self.handle = handle }

    deinit {
        statements.removeAll()
        sqlite3_close_v2(handle)
    }

    /// Every row, turned into a value.
    @inlinable package func all<Value>(_ sql: SQL, as read: (borrowing Row) throws -> Value) throws -> [Value] {
        var values: [Value] = []
        try stream(sql) { row in values.append(try read(row)) }
        return values
    }

    /// The first row, turned into a value; `nil` when there is none.
    @inlinable package func first<Value>(_ sql: SQL, as read: (borrowing Row) throws -> Value) throws -> Value? {
        let statement = try begin(sql)
        defer { statement.reset() }
        return try statement.step() ? read(Row(statement)) : nil
    }

    /// The first column of the first row; `nil` when there is none.
    @inlinable package func value<Value: SQLValue>(_ sql: SQL, as type: Value.Type = Value.self) throws -> Value? {
        try first(sql) { row in try row[0] }
    }

    /// Hands every row over, one after the other, for results that should not be in memory at once.
    @inlinable package func stream(_ sql: SQL, _ body: (borrowing Row) throws -> Void) throws {
        let statement = try begin(sql)
        defer { statement.reset() }
        while try statement.step() { try body(Row(statement)) }
    }

    /// Executes a statement; gives the number of rows that it inserted, changed or deleted.
    @discardableResult package func run(_ sql: SQL) throws -> Int {
        let statement = try begin(sql)
        defer { statement.reset() }
        while try statement.step() {}
        return Int(sqlite3_changes64(handle))
    }

    /// Does all of the body or, when it throws, nothing of it; may be nested.
    @inlinable package func savepoint<Value>(_ body: () throws -> Value) throws -> Value {
        try run("SAVEPOINT part")
        do {
            let value = try body()
            try run("RELEASE part")
            return value
        } catch {
            abandonPart()
            throw error
        }
    }

    /// Undoes a savepoint. After some failures of the disk SQLite has undone the whole transaction already, and there
    /// is nothing left to undo.
    @usableFromInline func abandonPart() {
        guard isInTransaction else { return }
        _ = try? run("ROLLBACK TO part")
        _ = try? run("RELEASE part")
    }

    /// Whether a transaction is open.
    var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    /// How many rows were ever changed through this connection.
    var changes: Int64 { sqlite3_total_changes64(handle) }

    /// Whether a deferred foreign key refers to a row that is not there yet.
    var hasUnresolvedReferences: Bool {
        var unresolved: Int32 = 0
        var unused: Int32 = 0
        sqlite3_db_status(handle, SQLITE_DBSTATUS_DEFERRED_FKS, &unresolved, &unused, 0)
        return unresolved != 0
    }

    /// A statement with its values bound, standing before its first row.
    @usableFromInline func begin(_ sql: SQL) throws -> Statement {
        let statement = try prepared(sql.text)
        do { try statement.bind(sql.values) } catch {
            statement.reset()
            throw error
        }
        return statement
    }

    private func prepared(_ text: SQL.Text) throws -> Statement {
        if let known = statements[text], !known.isInUse {
            known.isInUse = true
            return known
        }
        let statement = try prepare(text.characters)
        statement.isInUse = true
        // A statement that reads its own rows again inside its loop gets a second one, which is not kept.
        guard statements[text] == nil else { return statement }
        if statements.count >= Connection.statementLimit { statements.removeAll() }
        statements[text] = statement
        return statement
    }

    private func prepare(_ characters: String) throws -> Statement {
        var prepared: OpaquePointer?
        var isWhole = false
        let status = characters.withCString { start in
            var rest: UnsafePointer<CChar>?
            let status = sqlite3_prepare_v3(handle, start, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, &rest)
            isWhole = rest.map { String(cString: $0).allSatisfy(\.isWhitespace) } ?? true
            return status
        }
        guard status == SQLITE_OK else { throw errorForStatus(status, of: handle) }
        guard let prepared else { throw DatabaseError(.statement, "no statement in the text") }
        let statement = Statement(prepared)
        guard isWhole else { throw DatabaseError(.statement, "more than one statement in the text") }
        return statement
    }

    /// Executes a text of several statements: migrations and settings, never anything that came from outside.
    func execute(_ text: String) throws {
        let status = sqlite3_exec(handle, text, nil, nil, nil)
        guard status == SQLITE_OK else { throw errorForStatus(status, of: handle) }
    }
}
