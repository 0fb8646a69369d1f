import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Shows what happened to a key, to those who manage it.
struct ShowAPIKeyHistory: Query {
    static let operation = Operation(
        .get, "/v1/api-keys/{key}/history", id: "showApiKeyHistory",
        access: .granted(roles: [.administrator, .organisationManager]))

    struct Input: RequestReadable {
        let id: KeyName
        let history: History

        init(from request: inout RequestReader) throws(Failure) {
            id = try request.path("key")
            history = try History(from: &request)
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Page<History.Line> {
        guard let key = try APIKeyTable(connection).find(input.id),
            Authority(of: caller).managesKeys(of: key.organisation)
        else { throw Failure(.notFound) }
        return try input.history.page(
            of: ObjectName(type: "apiKey", id: key.id.description), showsAuthors: true, in: connection)
    }
}
