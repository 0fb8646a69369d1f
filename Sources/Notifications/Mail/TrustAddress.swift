import Database
import Endpoints
import HTTP
import Kernel

/// Sends mail again to an address that took none.
struct TrustAddress: Command {
    static let operation = Operation(
        .delete, "/v1/owner/outbox/bounces/{address}", id: "trustAddress", access: .owner)
    static let repetition = Repetition.notKept

    struct Input: RequestReadable {
        let address: String

        init(from request: inout RequestReader) throws(Failure) { address = try request.path("address") }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        guard try BounceTable(transaction.connection).delete(input.address) else { throw Failure(.notFound) }
        return Representation(.noContent, .json, [])
    }
}
