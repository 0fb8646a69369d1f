import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Ends a key: it is refused from the next request on.
struct RevokeAPIKey: Command {
    static let operation = Operation(
        .delete, "/v1/api-keys/{key}", id: "revokeApiKey",
        access: .granted(roles: [.administrator, .organisationManager]))
    let changes: AccessChanges

    struct Input: RequestReadable {
        let key: KeyName
        let precondition: Precondition

        init(from request: inout RequestReader) throws(Failure) {
            key = try request.path("key")
            precondition = try request.precondition()
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let keys = APIKeyTable(transaction.connection)
        guard var key = try keys.find(input.key), Authority(of: caller).managesKeys(of: key.organisation) else {
            throw Failure(.notFound)
        }
        try input.precondition.check(key.version)
        if key.revokedAt == nil {
            try keys.revoke(key.id, at: transaction.now)
            key.version += 1
            changes.note(in: transaction)
            try transaction.journal.append(.apiKeyRevoked(key), by: caller)
        }
        return Representation(.noContent, .json, [])
    }
}
