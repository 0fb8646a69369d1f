import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Makes a key for a partner's system; the secret is in this answer and nowhere else.
struct CreateAPIKey: Command {
    static let operation = Operation(
        .post, "/v1/api-keys", id: "createApiKey",
        access: .granted(roles: [.administrator, .organisationManager]), bodyLimit: 64 << 10)
    static let repetition = Repetition.secret
    let catalog: OperationCatalog

    struct Input: RequestReadable {
        let order: KeyOrder

        init(from request: inout RequestReader) throws(Failure) { order = try request.json(as: KeyOrder.self) }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Created<NewAPIKey> {
        guard Authority(of: caller).managesKeys(of: input.order.organisation) else { throw Failure(.forbidden) }
        let made = try input.order.make(catalog, for: caller, in: transaction)
        return Created(made, at: "/v1/api-keys/\(made.key.id)", version: 1)
    }
}

/// Makes a key for the owner, at a first start.
struct CreateOwnAPIKey: Command {
    static let operation = Operation(.post, "/v1/owner/api-keys", id: "createOwnerApiKey", access: .owner)
    static let repetition = Repetition.notKept
    let catalog: OperationCatalog

    func handle(
        _ input: CreateAPIKey.Input, for caller: Caller, in transaction: WriteTransaction
    ) throws -> Created<NewAPIKey> {
        let made = try input.order.make(catalog, for: caller, in: transaction)
        return Created(made, at: "/v1/api-keys/\(made.key.id)", version: 1)
    }
}
