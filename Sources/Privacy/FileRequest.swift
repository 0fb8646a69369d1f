import Accounts
import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Asks those who keep one's data to correct it, to use it less, not to use it, or to erase it.
struct FileRequest: Command {
    static let operation = Operation(
        .post, "/v1/privacy/requests", id: "filePrivacyRequest", access: .signedIn, bodyLimit: 16 << 10)

    struct Input: RequestReadable {
        let kind: PrivacyRequest.Kind
        let message: PlainText?

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable {
                let kind: PrivacyRequest.Kind
                let message: PlainText?
            }
            let body = try request.json(as: Body.self)
            (kind, message) = (body.kind, body.message)
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Created<RequestView> {
        guard let account = caller.person.flatMap({ Identifier<Account>($0.account) }) else {
            throw Failure(.forbidden)
        }
        let request = PrivacyRequest(
            id: transaction.identifier(), version: 1, kind: input.kind, account: account,
            message: input.message?.description, decision: .open, createdAt: transaction.now,
            dueAt: transaction.now.adding(seconds: PrivacyRequest.delay))
        try PrivacyRequestTable(transaction.connection).insert(request)
        try transaction.journal.append(.requestFiled(request), by: caller)
        return Created(
            RequestView(request, canDecide: caller.holds(.dpo)), at: "/v1/privacy/requests/\(request.id)",
            version: request.version)
    }
}
