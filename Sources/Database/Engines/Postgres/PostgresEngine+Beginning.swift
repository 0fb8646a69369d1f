private import CPostgres

extension PostgresEngine {
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

    func check(_ result: OpaquePointer?) throws { PQclear(try checked(result)) }

    /// Keeps what begins a transaction until its first statement goes out: until then nothing can be lost.
    func begin(_ texts: [String]) {
        isWithin = false
        isBeginning = true
        leavesReferences = false
        beginnings = texts.count
        queued = texts
    }

    /// Forgets a transaction of which nothing was said yet.
    func forgetBeginning() -> Bool {
        guard isBeginning else { return false }
        queued.removeAll()
        isBeginning = false
        return true
    }

    static let wasAborted = DatabaseError(.statement, "an error was caught outside of a savepoint")
}
