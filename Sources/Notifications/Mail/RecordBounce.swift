import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Takes a letter that came back, as the mail server pipes it: the address gets no other until the owner trusts it again.
///
/// Anybody can write such a notification; it counts only when it gives back the Message-ID of a letter, which nobody but
/// its recipient and the relays has seen.
struct RecordBounce: Command {
    static let operation = Operation(
        .post, "/v1/owner/outbox/bounces", id: "recordBounce", access: .owner,
        consumes: [MediaType("message/rfc822")])
    static let repetition = Repetition.notKept

    struct Input: RequestReadable {
        let status: DeliveryStatus

        init(from request: inout RequestReader) throws(Failure) {
            guard let status = DeliveryStatus(try request.bytes()) else { throw Failure(.bounceUnknown) }
            self.status = status
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        guard let letter = try OutboxTable(transaction.connection).letter(input.status.letter),
            let address = letter.address
        else { throw Failure(.bounceUnknown) }
        if input.status.isPermanent {
            try BounceTable(transaction.connection).insert(address, status: input.status.status, at: transaction.now)
            try transaction.journal.append(.letterBounced(letter.id), by: caller)
        }
        return Representation(.noContent, .json, [])
    }
}
