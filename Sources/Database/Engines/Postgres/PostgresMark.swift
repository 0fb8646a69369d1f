/// What begins, undoes or ends a part of a transaction: said with the next statement, since its answer tells nothing.
final class PostgresMark: Statement {
    private let text: String
    private unowned let engine: PostgresEngine

    /// A mark in the language of PostgreSQL.
    init(_ text: String, of engine: PostgresEngine) {
        self.text = text
        self.engine = engine
    }

    override var names: [String] { [] }
    override func bind(_ values: [SQLDatum]) throws { precondition(values.isEmpty, "A mark has no values.") }

    override func step() throws -> Bool {
        engine.queued.append(text)
        return false
    }

    override func reset() { isInUse = false }
    override var changes: Int { 0 }
}
