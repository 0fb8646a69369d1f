import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Shows what happened to an account: to its person, and to those who manage them.
struct ShowAccountHistory: Query {
    static let operation = Operation(
        .get, "/v1/accounts/{account}/history", id: "showAccountHistory", access: .signedIn)

    struct Input: RequestReadable {
        let id: Identifier<Account>
        let history: History

        init(from request: inout RequestReader) throws(Failure) {
            id = try request.path("account")
            history = try History(from: &request)
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Page<History.Line> {
        let account = try AccountTable(connection).visible(input.id, to: caller)
        return try input.history.page(of: ObjectName("account", account.id), showsAuthors: true, in: connection)
    }
}
