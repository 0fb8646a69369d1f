/// A conversation with the database, used by the thread that opened it and by no other.
@usableFromInline package final class Connection {
    let engine: Engine
    private var statements: [SQL.Text: Statement] = [:]
    /// More texts than this have no business in one service; past it the cache starts anew.
    private static let statementLimit = 500

    /// Speaks through an open engine.
    init(_ engine: Engine) { self.engine = engine }

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
        return statement.changes
    }

    /// Does all of the body or, when it throws, nothing of it; may be nested.
    package func savepoint<Value>(_ body: () throws -> Value) throws -> Value {
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
    private func abandonPart() {
        guard isInTransaction else { return }
        _ = try? run("ROLLBACK TO part")
        _ = try? run("RELEASE part")
    }

    /// Whether a transaction is open.
    var isInTransaction: Bool { engine.isInTransaction }

    /// Whether the schema has a table of this name: what looks into a database of an older version asks first.
    package func hasTable(_ name: String) throws -> Bool { try engine.hasTable(name) }

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
        let statement = try engine.prepare(text)
        statement.isInUse = true
        // A statement that reads its own rows again inside its loop gets a second one, which is not kept.
        guard statements[text] == nil else { return statement }
        if statements.count >= Connection.statementLimit { statements.removeAll() }
        statements[text] = statement
        return statement
    }

    /// Executes a text of several statements: migrations and settings, never anything that came from outside.
    func execute(_ text: String) throws { try engine.execute(text) }
}
