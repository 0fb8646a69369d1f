import Accounts
import Database
import Endpoints
import HTTP
import Kernel

/// Shows one certificate of erasure.
struct ShowErasure: Query {
    static let operation = Operation(
        .get, "/v1/privacy/erasures/{erasure}", id: "showErasure", access: .granted(roles: [.dpo]))

    struct Input: RequestReadable {
        let id: Identifier<Erasure>

        init(from request: inout RequestReader) throws(Failure) { id = try request.path("erasure") }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Versioned<Erasure> {
        guard let erasure = try ErasureTable(connection).find(input.id) else { throw Failure(.notFound) }
        return Versioned(erasure, version: 1)
    }
}

/// Lists the certificates of erasure, the latest first.
struct ListErasures: Query {
    static let operation = Operation(
        .get, "/v1/privacy/erasures", id: "listErasures", access: .granted(roles: [.dpo]))

    typealias Input = IdentifierPage<Erasure>

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Page<Erasure> {
        let erasures = try ErasureTable(connection).latest(input.limit.value + 1, before: input.cursor?.id)
        return Page(erasures, limit: input.limit) { Cursor(after: $0.id) }
    }
}
