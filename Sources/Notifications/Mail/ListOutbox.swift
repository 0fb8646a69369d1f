import Database
import Endpoints
import HTTP
import Kernel

/// Shows the owner what was to be sent and what became of it, the latest first.
struct ListOutbox: Query {
    static let operation = Operation(.get, "/v1/owner/outbox", id: "listOutbox", access: .owner)

    struct Input: RequestReadable {
        let state: OutboxLetter.State?
        let limit: PageLimit
        let cursor: Cursor<OutboxLetter>?

        init(from request: inout RequestReader) throws(Failure) {
            state = try request.query("state")
            limit = try request.pageLimit()
            cursor = try request.query("cursor")
        }
    }

    /// A letter in a list.
    struct Line: Encodable, Sendable {
        let id: Identifier<OutboxLetter>
        let kind: String
        let state: OutboxLetter.State
        let address: String?
        let createdAt: Timestamp
        let dueAt: Timestamp?
        let settledAt: Timestamp?
        let attempts: Int
        let reason: String?

        init(_ letter: OutboxLetter) {
            id = letter.id
            kind = letter.kind
            state = letter.state
            address = letter.address
            createdAt = letter.createdAt
            dueAt = letter.state == .waiting ? letter.dueAt : nil
            settledAt = letter.settledAt
            attempts = letter.attempts
            reason = letter.reason
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Page<Line> {
        let letters = try OutboxTable(connection).latest(
            input.limit.value + 1, state: input.state, before: input.cursor?.id)
        return Page(letters.map(Line.init), limit: input.limit) { Cursor(after: $0.id) }
    }
}
