import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Ends one session: the token is refused from the next request on.
struct RevokeSession: Command {
    static let operation = Operation(
        .delete, "/v1/sessions/{session}", id: "revokeSession", access: .identified)
    static let repetition = Repetition.notKept
    let accounts: AccountKeeping

    struct Input: RequestReadable {
        let session: Identifier<Session>

        init(from request: inout RequestReader) throws(Failure) { session = try request.path("session") }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let person = try CallingPerson(caller)
        let sessions = SessionTable(transaction.connection)
        guard let session = try sessions.find(input.session), session.account == person.account else {
            throw Failure(.notFound)
        }
        try accounts.end(session.id, for: caller, in: transaction)
        return Representation(.noContent, .json, [])
    }
}

/// Ends every session of the person, this one too.
struct RevokeSessions: Command {
    static let operation = Operation(.delete, "/v1/sessions", id: "revokeSessions", access: .identified)
    static let repetition = Repetition.notKept
    let changes: AccessChanges

    func handle(_ input: NoInput, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let person = try CallingPerson(caller)
        try SessionTable(transaction.connection).removeAll(of: person.account)
        changes.note(in: transaction)
        try transaction.journal.append(.sessionsRevoked(person.account), by: caller)
        return Representation(.noContent, .json, [])
    }
}
