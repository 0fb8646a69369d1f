private import CPostgres

extension PostgresEngine {
    /// Something that is sent, whose answer is one result; whether it could be.
    typealias Message = (OpaquePointer) -> Bool

    /// A statement without values.
    static func send(_ text: String) -> Message {
        { PQsendQueryParams($0, text, 0, nil, nil, nil, nil, 0) == 1 }
    }

    /// Says what is queued and then some messages in one breath, and waits once for all the answers.
    ///
    /// - Returns: the answers to the messages, to be cleared.
    func exchange(_ messages: [Message]) throws -> [OpaquePointer] {
        let handle = try connected()
        // Whoever begins says besides what nobody needs any more.
        let dropped = isBeginning ? forgotten.names.map { "DEALLOCATE \($0)" } : []
        let all = (queued + dropped).map(PostgresEngine.send) + messages
        let isAlone = all.count == 1
        var isSent = isAlone || PQenterPipelineMode(handle) == 1
        for message in all { isSent = isSent && message(handle) }
        if !isAlone { isSent = PQpipelineSync(handle) == 1 && isSent }
        var answers = isSent ? PostgresEngine.answers(of: handle, all.count) : []
        if !isAlone { leavePipeline(handle) }
        let failed = answers.firstIndex { !PostgresEngine.isSuccess($0) }
        let hasNotBegun = isBeginning && failed.map { $0 < beginnings } ?? false
        settle(handle, dropping: dropped.count)
        guard failed == nil, answers.count == all.count else {
            // The turn was not ours in time: there is no transaction whose parts could be undone.
            if hasNotBegun {
                PQclear(PQexec(handle, "ROLLBACK"))
                isWithin = false
            }
            let failure = failed.map { answers.remove(at: $0) }
            for answer in answers { PQclear(answer) }
            // Says what it is, and clears it.
            _ = try checked(failure)
            throw PostgresFailure(nil, of: handle).error
        }
        executions += 1
        let last = answers.suffix(messages.count)
        for answer in answers.dropLast(messages.count) { PQclear(answer) }
        return Array(last)
    }

    /// Says what is queued, before what cannot be said with it.
    func sayQueued() throws {
        if !queued.isEmpty { _ = try exchange([]) }
    }

    /// One answer for each message; fewer when the conversation broke.
    private static func answers(of handle: OpaquePointer, _ count: Int) -> [OpaquePointer] {
        var answers: [OpaquePointer] = []
        var pauses = 0
        // Each answer is followed by nothing.
        while answers.count < count, pauses <= count {
            guard let answer = PQgetResult(handle) else {
                pauses += 1
                continue
            }
            answers.append(answer)
        }
        while let answer = PQgetResult(handle) { PQclear(answer) }
        return answers
    }

    private func leavePipeline(_ handle: OpaquePointer) {
        var pauses = 0
        while PQpipelineStatus(handle) != PQ_PIPELINE_OFF, PQstatus(handle) == CONNECTION_OK, pauses < 100 {
            guard let answer = PQgetResult(handle) else {
                pauses += 1
                if PQexitPipelineMode(handle) == 1 { return }
                continue
            }
            PQclear(answer)
        }
    }

    /// What was queued has been said, unless the conversation broke before it began a transaction: then it is said anew.
    private func settle(_ handle: OpaquePointer, dropping count: Int) {
        let isBroken = PQstatus(handle) != CONNECTION_OK
        if isBroken, isBeginning { return }
        if isBeginning { isWithin = true }
        forgotten.names.removeFirst(count)
        isBeginning = false
        queued.removeAll()
    }

    static func isSuccess(_ answer: OpaquePointer) -> Bool {
        let status = PQresultStatus(answer)
        return status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK
    }

    /// Does something, and once more in a new conversation when the old one broke before its transaction had begun in it.
    func again<Value>(_ body: () throws -> Value) throws -> Value {
        do { return try body() } catch {
            guard isBeginning, let handle, PQstatus(handle) != CONNECTION_OK else { throw error }
            return try body()
        }
    }
}
