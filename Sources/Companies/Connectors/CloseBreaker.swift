import Database
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// Closes the breaker of a source, so that it is called again at once: for an administrator who knows that it is mended.
struct CloseBreaker: Command {
    static let operation = Operation(
        .post, "/v1/connectors/{connector}/close", id: "closeBreaker", access: CompanyAccess.administrators,
        consumes: [])
    let companies: Companies

    struct Input: RequestReadable {
        let code: String

        init(from request: inout RequestReader) throws(Failure) { code = try request.path("connector") }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        guard let gate = companies.desk.gate(input.code) else { throw Failure(.notFound) }
        try transaction.journal.append(
            Event("company-breaker-closed", on: ObjectName(type: "connector", id: input.code)), by: caller)
        gate.close()
        var writer = JSONWriter()
        writer.connector(gate, in: caller.language)
        return Representation(.ok, .json, writer.bytes)
    }
}
