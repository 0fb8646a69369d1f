import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Shows what happened to an account: to its person, and to those who manage them.
struct ShowAccountHistory: Query {
    static let operation = Operation(
        .get, "/v1/accounts/{account}/history", id: "showAccountHistory", access: .signedIn)

    func handle(_ input: HistoryInput<Account>, for caller: Caller, in connection: Connection) throws -> Page<
        History.Line
    > {
        let account = try AccountTable(connection).visible(input.id, to: caller)
        return try input.history.page(of: ObjectName("account", account.id), showsAuthors: true, in: connection)
    }
}
