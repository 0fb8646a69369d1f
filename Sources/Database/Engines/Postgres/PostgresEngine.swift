private import CPostgres
private import Glibc

/// A conversation with a PostgreSQL server over libpq.
///
/// It opens when it is first used, and again at the first transaction after it broke; what was under way then fails with
/// `storage-unavailable`.
final class PostgresEngine: Engine {
    private(set) var handle: OpaquePointer?
    private let address: String
    private let settings: String
    /// Counts the openings: what was prepared in an earlier one is gone.
    private(set) var opening = 0
    /// What the translation knows of the tables.
    var schema: PostgresSchema
    private let budget: Duration?
    private var hasMet = false
    /// Whether a transaction was begun and not ended: what breaks then must not go on in another conversation.
    private var isWithin = false
    private var count = 0
    /// The statements that nobody needs any more.
    let forgotten = ForgottenStatements()

    /// A conversation that is not opened yet.
    ///
    /// - Parameters:
    ///   - settings: statements to begin it with.
    ///   - budget: after which every statement is cut, unless a read says otherwise.
    init(
        _ address: String, settings: String = "", schema: PostgresSchema = PostgresSchema(), budget: Duration? = nil
    ) {
        self.address = address
        let limit = budget.map { "; SET statement_timeout = \(Int($0 / .milliseconds(1)))" } ?? ""
        self.settings = settings + limit
        self.schema = schema
        self.budget = budget
    }

    deinit { if handle != nil { PQfinish(handle) } }

    override var dialect: Dialect { .postgres }

    override func open() throws { _ = try connected() }

    /// The open conversation.
    ///
    /// - Throws: `Failure(.storageUnavailable)` when the server does not answer.
    func connected() throws -> OpaquePointer {
        if let handle {
            if PQstatus(handle) == CONNECTION_OK { return handle }
            guard !isWithin else { throw PostgresFailure(nil, of: handle).error }
            PQfinish(handle)
            self.handle = nil
        }
        let opened = PQconnectdb(address)
        guard PQstatus(opened) == CONNECTION_OK else {
            defer { PQfinish(opened) }
            throw PostgresFailure(nil, of: opened).error
        }
        handle = opened
        opening += 1
        PQsetNoticeProcessor(opened, { _, _ in }, nil)
        try execute("SET client_encoding = 'UTF8'; SET jit = off; SET TimeZone = 'UTC'" + settings)
        forgotten.names.removeAll()
        return opened!
    }

    /// A name for one more prepared statement.
    func nextName() -> String {
        count += 1
        return "s\(count)"
    }

    override func prepare(_ text: SQL.Text) throws -> Statement {
        PostgresStatement(try PostgresText(text.characters, schema: schema), of: self)
    }

    override func executeMigration(_ migration: Migration) throws {
        for statement in try PostgresDefinition.statements(migration.text, isWithoutRows: migration.movesOldRows) {
            try execute(statement)
        }
    }

    override func execute(_ text: String) throws {
        let handle = try connected()
        try check(PQexec(handle, text))
    }

    /// Takes a result that must be a success, and gives it back.
    func checked(_ result: OpaquePointer?) throws -> OpaquePointer {
        executions += 1
        let status = PQresultStatus(result)
        if status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK { return result! }
        defer { PQclear(result) }
        let failure = PostgresFailure(result, of: handle)
        if failure.isMeeting { hasMet = true }
        throw failure.error
    }

    private func check(_ result: OpaquePointer?) throws { PQclear(try checked(result)) }

    /// Executes what begins a transaction; when the conversation turns out to be broken, in a new one: nothing is lost yet.
    private func begin(_ text: String) throws {
        isWithin = false
        do { try execute(text) } catch {
            guard PQstatus(handle) != CONNECTION_OK else { throw error }
            try execute(text)
        }
        isWithin = true
        guard !forgotten.names.isEmpty else { return }
        let names = forgotten.names
        forgotten.names.removeAll()
        try execute(names.map { "DEALLOCATE \($0)" }.joined(separator: "; "))
    }

    override func beginWriting() throws {
        hasMet = false
        // The lock is taken before the state of the data is fixed, so that it is the state after the one who had the lock.
        try begin("BEGIN ISOLATION LEVEL SERIALIZABLE; LOCK TABLE writerTurn IN EXCLUSIVE MODE")
    }

    override func beginReading(_ budget: Duration) throws {
        try begin("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        guard budget != self.budget else { return }
        // It would be undone with the transaction if it were not for it alone.
        try execute("SET LOCAL statement_timeout = \(max(1, Int(budget / .milliseconds(1))))")
    }

    override func commit() throws {
        try check(PQexec(handle, "COMMIT"))
        isWithin = false
    }

    override func rollBack() throws {
        hasMet = false
        isWithin = false
        try check(PQexec(handle, "ROLLBACK"))
    }

    override var isInTransaction: Bool {
        guard let handle else { return false }
        let status = PQtransactionStatus(handle)
        return status == PQTRANS_INTRANS || status == PQTRANS_INERROR
    }

    /// Statements are counted, whatever they changed: after an error the server wants everything since the savepoint undone.
    private(set) var executions: Int64 = 0
    override var changes: Int64 { executions }

    override var mustBeginAnew: Bool { hasMet }

    override func checkReferences() throws {
        guard schema.hasDeferredReferences else { return }
        try execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
    }

    override func hasTable(_ name: String) throws -> Bool {
        let statement = try prepare(
            ("SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = lower(\(name))" as SQL).text)
        defer { statement.reset() }
        try statement.bind([.text(name)])
        return try statement.step()
    }
}
