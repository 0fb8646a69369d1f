import Accounts
import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Which request is decided, and at which version.
struct RequestTarget {
    let id: Identifier<PrivacyRequest>
    let precondition: Precondition

    init(_ request: inout RequestReader) throws(Failure) {
        id = try request.path("request")
        precondition = try request.precondition()
    }
}

/// Accepts a request; that of an erasure is done at once.
struct AcceptRequest: StagedCommand {
    static let operation = Operation(
        .post, "/v1/privacy/requests/{request}/accept", id: "acceptPrivacyRequest", access: .granted(roles: [.dpo]))

    let keeping: PrivacyKeeping

    struct Input: RequestReadable {
        let target: RequestTarget

        init(from request: inout RequestReader) throws(Failure) {
            target = try RequestTarget(&request)
            struct Body: Decodable {}
            _ = try request.json(as: Body.self)
        }
    }

    func prepare(_ input: Input, for caller: Caller, on worker: Worker) throws -> PrivacyRequest {
        var (request, subject) = try worker.read { connection in
            guard let request = try PrivacyRequestTable(connection).find(input.target.id) else {
                throw Failure(.notFound)
            }
            try input.target.precondition.check(request.version)
            guard request.kind == .erasure,
                let person = try? PersonReference(account: request.account, email: request.email)
            else { return (request, nil as DataSubject?) }
            return (request, try? person.subject(in: connection))
        }
        try request.accept(at: worker.now)
        if let subject {
            _ = try keeping.erase(
                subject, origin: .request, by: Author(caller), request: caller.request, on: worker)
        }
        return request
    }

    func handle(
        _ stage: PrivacyRequest, for caller: Caller, in transaction: WriteTransaction
    ) throws -> Versioned<RequestView> {
        let table = PrivacyRequestTable(transaction.connection)
        // As it is now: the erasure has taken the person out of it, and somebody else may have decided meanwhile.
        guard var request = try table.find(stage.id) else { throw Failure(.notFound) }
        try request.accept(at: transaction.now)
        try table.save(request)
        if let limit = request.limit, let account = request.account {
            try ProcessingLimitTable(transaction.connection).set(limit, for: account, at: transaction.now)
        }
        try transaction.journal.append(.requestDecided(request), by: caller)
        try keeping.tell(request, "decided", in: transaction)
        return Versioned(RequestView(request, canDecide: true), version: request.version)
    }
}

/// Refuses a request, for a reason that the law knows and in words that the person reads.
struct RefuseRequest: Command {
    static let operation = Operation(
        .post, "/v1/privacy/requests/{request}/refuse", id: "refusePrivacyRequest", access: .granted(roles: [.dpo]),
        bodyLimit: 16 << 10)

    let keeping: PrivacyKeeping

    struct Input: RequestReadable {
        let target: RequestTarget
        let exception: PrivacyRequest.Exception
        let reason: PlainText

        init(from request: inout RequestReader) throws(Failure) {
            target = try RequestTarget(&request)
            struct Body: Decodable {
                let exception: PrivacyRequest.Exception
                let reason: PlainText
            }
            let body = try request.json(as: Body.self)
            (exception, reason) = (body.exception, body.reason)
        }
    }

    func handle(
        _ input: Input, for caller: Caller, in transaction: WriteTransaction
    ) throws -> Versioned<RequestView> {
        let table = PrivacyRequestTable(transaction.connection)
        guard var request = try table.find(input.target.id) else { throw Failure(.notFound) }
        try input.target.precondition.check(request.version)
        try request.refuse(input.exception, reason: input.reason.description, at: transaction.now)
        try table.save(request)
        try transaction.journal.append(.requestDecided(request), by: caller)
        try keeping.tell(request, "decided", in: transaction)
        return Versioned(RequestView(request, canDecide: true), version: request.version)
    }
}
