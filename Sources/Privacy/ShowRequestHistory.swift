import Accounts
import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Shows what happened to a request: to the person who made it, and to the data protection officer.
struct ShowRequestHistory: Query {
    static let operation = Operation(
        .get, "/v1/privacy/requests/{request}/history", id: "showPrivacyRequestHistory", access: .signedIn)

    func handle(_ input: HistoryInput<PrivacyRequest>, for caller: Caller, in connection: Connection) throws -> Page<
        History.Line
    > {
        guard let request = try PrivacyRequestTable(connection).find(input.id),
            caller.holds(.dpo) || request.account?.description == caller.person?.account
        else { throw Failure(.notFound) }
        return try input.history.page(
            of: ObjectName("privacyRequest", request.id), showsAuthors: caller.holds(.dpo), in: connection)
    }
}
