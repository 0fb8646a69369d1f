import Accounts
import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Asks those who keep one's data to correct it, to use it less, not to use it, or to erase it; the data protection officer
/// files it for a person without account, who wrote to them.
struct FileRequest: Command {
    static let operation = Operation(
        .post, "/v1/privacy/requests", id: "filePrivacyRequest", access: .signedIn, bodyLimit: 16 << 10)

    struct Input: RequestReadable {
        let kind: PrivacyRequest.Kind
        let message: PlainText?
        let email: EmailAddress?

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable {
                let kind: PrivacyRequest.Kind
                let message: PlainText?
                let email: EmailAddress?
            }
            let body = try request.json(as: Body.self)
            (kind, message, email) = (body.kind, body.message, body.email)
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Created<RequestView> {
        guard let account = caller.person.flatMap({ Identifier<Account>($0.account) }) else {
            throw Failure(.forbidden)
        }
        guard input.email == nil || caller.holds(.dpo) else { throw Failure(.forbidden) }
        let holder = try input.email.flatMap { try AccountTable(transaction.connection).find($0) }?.id
        let isOwn = input.email == nil
        let request = PrivacyRequest(
            id: transaction.identifier(), version: 1, kind: input.kind, account: isOwn ? account : holder,
            email: holder == nil ? input.email : nil, message: input.message?.description, decision: .open,
            createdAt: transaction.now,
            dueAt: transaction.now.adding(seconds: PrivacyRequest.delay))
        try PrivacyRequestTable(transaction.connection).insert(request)
        try transaction.journal.append(.requestFiled(request), by: caller)
        return Created(
            RequestView(request, canDecide: caller.holds(.dpo)), at: "/v1/privacy/requests/\(request.id)",
            version: request.version)
    }
}
