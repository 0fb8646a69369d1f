import Accounts
import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Shows one request, to the person who made it and to the data protection officer.
struct ShowRequest: AuditedQuery {
    static let operation = Operation(
        .get, "/v1/privacy/requests/{request}", id: "showPrivacyRequest", access: .signedIn)

    struct Input: RequestReadable {
        let id: Identifier<PrivacyRequest>

        init(from request: inout RequestReader) throws(Failure) { id = try request.path("request") }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Versioned<RequestView> {
        guard let request = try PrivacyRequestTable(connection).find(input.id),
            caller.holds(.dpo) || request.account?.description == caller.person?.account
        else { throw Failure(.notFound) }
        return Versioned(RequestView(request, canDecide: caller.holds(.dpo)), version: request.version)
    }

    func trace(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws {
        guard caller.holds(.dpo) else { return }
        try transaction.journal.append(.requestRead(input.id), by: caller)
    }
}

/// Lists one's own requests, the latest first; the data protection officer sees everybody's.
struct ListRequests: AuditedQuery {
    static let operation = Operation(
        .get, "/v1/privacy/requests", id: "listPrivacyRequests", access: .signedIn)

    typealias Input = IdentifierPage<PrivacyRequest>

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        let isOfficer = caller.holds(.dpo)
        let requests = try PrivacyRequestTable(connection).latest(
            input.limit.value + 1, of: isOfficer ? nil : caller.person?.account ?? "", before: input.cursor?.id)
        let last = requests.count > input.limit.value ? requests[input.limit.value - 1] : requests.last
        let views = requests.map { RequestView($0, canDecide: isOfficer) }
        return try Page(views, limit: input.limit) { _ in Cursor(after: last!.id) }.represent(for: caller)
    }

    func trace(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws {
        guard caller.holds(.dpo) else { return }
        try transaction.journal.append(.requestsListed, by: caller)
    }
}
