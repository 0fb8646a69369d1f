import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Lets a dead letter go again, when what stood in its way was mended.
struct RetryLetter: Command {
    static let operation = Operation(
        .post, "/v1/owner/outbox/{letter}/retry", id: "retryLetter", access: .owner, consumes: [])

    struct Input: RequestReadable {
        let letter: Identifier<OutboxLetter>

        init(from request: inout RequestReader) throws(Failure) { letter = try request.path("letter") }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let table = OutboxTable(transaction.connection)
        guard try table.letter(input.letter) != nil else { throw Failure(.notFound) }
        guard try table.revive(input.letter, at: transaction.now) else { throw Failure(.letterNotDead) }
        try transaction.journal.append(.letterRetried(input.letter), by: caller)
        return Representation(.noContent, .json, [])
    }
}
