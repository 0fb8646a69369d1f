import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Asks for a way to a person's data, with a reason; another administrator decides.
struct RequestBreakGlass: Command {
    static let operation = Operation(
        .post, "/v1/break-glass", id: "requestBreakGlass", access: .granted(roles: [.administrator]),
        bodyLimit: 4 << 10)

    struct Input: RequestReadable {
        let subject: Identifier<Account>
        let object: PlainLine?
        let reason: PlainLine

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable {
                let subject: Identifier<Account>
                let object: PlainLine?
                let reason: PlainLine
            }
            let body = try request.json(as: Body.self)
            (subject, object, reason) = (body.subject, body.object, body.reason)
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Created<BreakGlassView>
    {
        let person = try CallingPerson(caller)
        guard Authority(of: caller).isAdministrator else { throw Failure(.forbidden) }
        let accounts = AccountTable(transaction.connection)
        guard try accounts.find(input.subject) != nil, try accounts.find(person.account) != nil else {
            throw Failure(.notFound)
        }
        let glass = BreakGlass(
            id: transaction.identifier(), requestedBy: person.account, subject: input.subject, object: input.object,
            reason: input.reason, createdAt: transaction.now, state: .requested, version: 1)
        try BreakGlassTable(transaction.connection).insert(glass)
        try transaction.journal.append(.breakGlassRequested(glass), by: caller)
        return Created(
            BreakGlassView(glass, at: transaction.now, for: caller), at: "/v1/break-glass/\(glass.id)",
            version: glass.version)
    }
}
