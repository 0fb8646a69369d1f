import Database
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// Lifts a session after a right code. Its token changes, so that one that leaked before is worth nothing after.
struct ConfirmedSession {
    let person: CallingPerson
    let changes: AccessChanges

    /// What is answered.
    private struct Body: Encodable {
        let token: String
        let session: SessionView
        let recoveryCodes: [String]?
    }

    /// Lifts it, and answers with the new token.
    func lift(
        for caller: Caller, recoveryCodes: [String]? = nil, in transaction: WriteTransaction
    ) throws -> Representation {
        let sessions = SessionTable(transaction.connection)
        let token = Token(.session)
        try sessions.confirm(person.session, token, at: transaction.now)
        changes.note(in: transaction)
        try transaction.journal.append(.sessionConfirmed(person.session), by: caller)
        guard let session = try sessions.find(person.session) else { throw Failure(.unauthenticated) }
        let body = Body(
            token: token.text, session: SessionView(session, isCurrent: true), recoveryCodes: recoveryCodes)
        return Representation(.ok, .json, try JSONEncoder.encode(body))
    }
}
