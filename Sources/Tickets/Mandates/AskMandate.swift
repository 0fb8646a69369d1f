import Accounts
import Database
import Directory
import Endpoints
import HTTP
import JSON
import Kernel

/// Keeps a mandate that was given, or asks for one by link or text message; the link is shown this once.
struct AskMandate: Command {
    static let operation = Operation(.post, "/v1/mandates", id: "askMandate", access: TicketAccess.opening)
    static let repetition = Repetition.secret
    let keeping: TicketKeeping

    struct Input: RequestReadable {
        let order: MandateOrder

        init(from request: inout RequestReader) throws(Failure) { order = try request.json(as: MandateOrder.self) }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let desk = TicketDesk(keeping, for: caller, in: transaction)
        var order = TicketOrder()
        order.unit = input.order.unit
        let creator = try desk.snapshot.creator(of: order)
        let mandates = MandateDesk(desk: desk)
        let (mandate, link) = try mandates.ask(input.order, for: creator)
        try mandates.settle(mandate, as: "mandate-asked")
        var answer = try MandateDocument(connection: desk.connection, now: desk.now).representation(
            mandate, status: .created, link: link)
        answer.fields.append(.location, "/v1/mandates/\(mandate.id)")
        return answer
    }
}

/// The name of a mandate in a path.
struct MandateName: RequestReadable {
    let mandate: Identifier<Mandate>

    init(from request: inout RequestReader) throws(Failure) { mandate = try request.path("mandate") }
}

/// Shows one's own mandate; it is nobody else's to see.
struct ShowMandate: Query {
    static let operation = Operation(
        .get, "/v1/mandates/{mandate}", id: "showMandate", access: TicketAccess.opening)
    let keeping: TicketKeeping

    func handle(_ input: MandateName, for caller: Caller, in connection: Connection) throws -> Representation {
        let mandate = try MandateTable(connection).own(input.mandate, of: caller)
        return try MandateDocument(connection: connection, now: keeping.clock.now()).representation(mandate)
    }
}

/// Lists one's own mandates, the latest first.
struct ListMandates: Query {
    static let operation = Operation(.get, "/v1/mandates", id: "listMandates", access: TicketAccess.opening)
    let keeping: TicketKeeping

    typealias Input = IdentifierPage<Mandate>

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        let account = caller.person?.account ?? ""
        let mandates = try MandateTable(connection).all(
            of: account, before: input.cursor?.id, limit: input.limit.value + 1)
        let document = MandateDocument(connection: connection, now: keeping.clock.now())
        return try .page(mandates, limit: input.limit, cursor: { Cursor<Mandate>(after: $0.id).description }) {
            try document.write($0, to: &$1)
        }
    }
}

/// Takes a mandate back in the person's name.
struct RevokeMandate: Command {
    static let operation = Operation(
        .post, "/v1/mandates/{mandate}/revoke", id: "revokeMandate", access: TicketAccess.opening)
    let keeping: TicketKeeping

    struct Input: RequestReadable {
        let mandate: Identifier<Mandate>
        let precondition: Precondition

        init(from request: inout RequestReader) throws(Failure) {
            mandate = try request.path("mandate")
            precondition = try request.precondition()
            _ = try request.json(as: EmptyBody.self)
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let desk = TicketDesk(keeping, for: caller, in: transaction)
        let table = MandateTable(desk.connection)
        let mandate = try table.own(input.mandate, of: caller)
        try input.precondition.check(mandate.version)
        try MandateDesk(desk: desk).revoke(mandate)
        return try MandateDocument(connection: desk.connection, now: desk.now).representation(
            try table.own(input.mandate, of: caller))
    }
}

/// Asks by text message once more.
struct AskMandateAgain: Command {
    static let operation = Operation(
        .post, "/v1/mandates/{mandate}/sms", id: "askMandateAgain", access: TicketAccess.opening)
    let keeping: TicketKeeping

    struct Input: RequestReadable {
        let mandate: Identifier<Mandate>

        init(from request: inout RequestReader) throws(Failure) {
            mandate = try request.path("mandate")
            _ = try request.json(as: EmptyBody.self)
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let desk = TicketDesk(keeping, for: caller, in: transaction)
        let mandate = try MandateTable(desk.connection).own(input.mandate, of: caller)
        guard mandate.type == .sms, mandate.state == .pending else { throw Failure(.mandateSettled) }
        var order = TicketOrder()
        order.unit = Unit.ID(mandate.unit)
        try MandateDesk(desk: desk).question(mandate, by: try desk.snapshot.creator(of: order))
        return try MandateDocument(connection: desk.connection, now: desk.now).representation(mandate)
    }
}

extension MandateTable {
    /// A mandate of the caller's.
    ///
    /// - Throws: `not-found` for another's.
    func own(_ id: Identifier<Mandate>, of caller: Caller) throws -> Mandate {
        guard let mandate = try find(id), let account = caller.person?.account, mandate.account == account else {
            throw Failure(.notFound)
        }
        return mandate
    }
}
