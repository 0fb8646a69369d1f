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
    var hasMet = false
    /// Whether a transaction was begun and not ended: what breaks then must not go on in another conversation.
    var isWithin = false
    /// What is to be said before the next statement, in the same breath: nobody waits for its answer alone.
    var queued: [String] = []
    /// Whether `queued` begins a transaction.
    var isBeginning = false
    /// How many of what is queued begin it.
    var beginnings = 0
    /// Whether the answer to the end of the last read was not taken yet.
    private var isEnding = false
    /// Whether a table was changed whose references may wait for the end of the transaction.
    var leavesReferences = false
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
            if isEnding {
                while let answer = PQgetResult(handle) { PQclear(answer) }
                isEnding = false
            }
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
        try check(PQexec(opened, "SET client_encoding = 'UTF8'; SET jit = off; SET TimeZone = 'UTC'" + settings))
        forgotten.names.removeAll()
        return opened!
    }

    /// A name for one more prepared statement.
    func nextName() -> String {
        count += 1
        return "s\(count)"
    }

    override func prepare(_ text: SQL.Text) throws -> Statement {
        let translated = try PostgresText(text.characters, schema: schema)
        return translated.isMark ? PostgresMark(translated.text, of: self) : PostgresStatement(translated, of: self)
    }

    override func executeMigration(_ migration: Migration) throws {
        for statement in try PostgresDefinition.statements(migration.text, isWithoutRows: migration.movesOldRows) {
            try execute(statement)
        }
    }

    override func execute(_ text: String) throws {
        let handle = try connected()
        try sayQueued()
        try check(PQexec(handle, text))
    }

    override func beginWriting() throws {
        hasMet = false
        // The lock is taken before the state of the data is fixed, so that it is the state after the one who had the lock.
        begin(["BEGIN ISOLATION LEVEL SERIALIZABLE", "LOCK TABLE writerTurn IN EXCLUSIVE MODE"])
    }

    override func beginReading(_ budget: Duration) throws {
        let limit = "SET LOCAL statement_timeout = \(max(1, Int(budget / .milliseconds(1))))"
        begin(["BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"] + (budget == self.budget ? [] : [limit]))
    }

    override func commit() throws {
        if forgetBeginning() { return }
        let answer = try exchange([PostgresEngine.send("COMMIT")])[0]
        defer { PQclear(answer) }
        isWithin = false
        // The answer to the end of a transaction in which an error was caught, and nothing undone.
        guard String(cString: PQcmdStatus(answer)) == "COMMIT" else { throw PostgresEngine.wasAborted }
    }

    override func rollBack() throws {
        hasMet = false
        isWithin = false
        if forgetBeginning() { return }
        queued.removeAll()
        guard budget != nil, let handle, PQstatus(handle) == CONNECTION_OK, !isEnding else {
            return try check(PQexec(handle, "ROLLBACK"))
        }
        // A read is over: nobody waits for the server to hear it.
        isEnding = PQsendQuery(handle, "ROLLBACK") == 1
    }

    override var isInTransaction: Bool {
        if isBeginning { return true }
        guard let handle else { return false }
        let status = PQtransactionStatus(handle)
        return status == PQTRANS_INTRANS || status == PQTRANS_INERROR
    }

    /// Statements are counted, whatever they changed: after an error the server wants everything since the savepoint undone.
    var executions: Int64 = 0
    override var changes: Int64 { executions }

    override var mustBeginAnew: Bool { hasMet }

    override func checkReferences() throws {
        if let handle, PQtransactionStatus(handle) == PQTRANS_INERROR {
            // What undoes the part that failed may not have been said yet.
            try? sayQueued()
            guard PQtransactionStatus(handle) != PQTRANS_INERROR else { throw PostgresEngine.wasAborted }
        }
        guard leavesReferences else { return }
        leavesReferences = false
        queued.append("SET CONSTRAINTS ALL IMMEDIATE")
        _ = try exchange([])
        queued.append("SET CONSTRAINTS ALL DEFERRED")
    }

    override func hasTable(_ name: String) throws -> Bool {
        let statement = try prepare(
            ("SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = lower(\(name))" as SQL).text)
        defer { statement.reset() }
        try statement.bind([.text(name)])
        return try statement.step()
    }
}
