import Accounts
import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Ends a restriction or an objection; the person is told by mail (GDPR art. 18.3).
struct LiftRequest: Command {
    static let operation = Operation(
        .post, "/v1/privacy/requests/{request}/lift", id: "liftPrivacyRequest", access: .granted(roles: [.dpo]),
        consumes: [])

    let keeping: PrivacyKeeping

    struct Input: RequestReadable {
        let target: RequestTarget

        init(from request: inout RequestReader) throws(Failure) { target = try RequestTarget(&request) }
    }

    func handle(
        _ input: Input, for caller: Caller, in transaction: WriteTransaction
    ) throws -> Versioned<RequestView> {
        let table = PrivacyRequestTable(transaction.connection)
        guard var request = try table.find(input.target.id) else { throw Failure(.notFound) }
        try input.target.precondition.check(request.version)
        try request.lift(at: transaction.now)
        try table.save(request)
        if let limit = request.limit, let account = request.account, try !table.stands(besides: request) {
            try ProcessingLimitTable(transaction.connection).lift(limit, for: account)
        }
        try transaction.journal.append(.requestLifted(request), by: caller)
        try keeping.tell(request, "lifted", in: transaction)
        return Versioned(RequestView(request, canDecide: true), version: request.version)
    }
}

extension PrivacyKeeping {
    /// Writes to the person that there is something to read about their request; who was erased has no address.
    func tell(_ request: PrivacyRequest, _ step: String, in transaction: WriteTransaction) throws {
        guard let id = request.account, let account = try AccountTable(transaction.connection).find(id),
            account.email != nil
        else { return }
        try postbox.post(
            Letter(
                "privacy-request-answered", to: Letter.Recipient(account), about: "privacyRequest/\(request.id)",
                step: step, link: "/v1/privacy/requests/\(request.id)"), in: transaction)
    }
}
