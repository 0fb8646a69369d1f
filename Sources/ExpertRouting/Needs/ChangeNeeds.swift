import Accounts
import Database
import Directory
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// Asks who is competent now, and whom somebody names.
struct RouteNeed: Command {
    static let operation = Operation(
        .post, "/v1/needs/{need}/route", id: "routeNeed", access: .granted(roles: [.administrator]))
    let desk: RoutingDesk

    struct Input: RequestReadable {
        let need: SeenNeed
        let add: [Named]
        let remove: [Named]

        /// An expert whom somebody names, and why.
        struct Named: Decodable, Sendable {
            let expert: Identifier<Expert>
            let reason: Note
        }

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable {
                let add: [Named]?
                let remove: [Named]?
            }
            need = try SeenNeed(from: &request)
            let body = try request.json(as: Body.self)
            add = body.add ?? []
            remove = body.remove ?? []
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let (need, register) = try input.need.open(for: caller, desk, in: transaction) { $0.isAdministrator }
        for named in input.add + input.remove {
            try CommentTable(transaction.connection).insert(
                NeedComment(
                    id: transaction.identifier(), need: need.id, author: caller.person?.account, voice: .team,
                    audience: .team, text: named.reason, createdAt: transaction.now))
        }
        let routed = try register.route(
            need, adding: input.add.map(\.expert), removing: Set(input.remove.map(\.expert)))
        return try desk.answer(routed, to: caller, in: transaction.connection)
    }
}

/// Says that a need is about another subject.
struct RequalifyNeed: Command {
    static let operation = Operation(
        .post, "/v1/needs/{need}/requalify", id: "requalifyNeed",
        access: .granted(roles: [.administrator, .organisationManager, .routingExpert, .unitManager]))
    let desk: RoutingDesk

    struct Input: RequestReadable {
        let need: SeenNeed
        let subject: Organisation.Slug
        let answers: [String: CompanyFacts.Answer]

        init(from request: inout RequestReader) throws(Failure) {
            need = try SeenNeed(from: &request)
            var body = BodyReader(try request.json())
            let subject: Organisation.Slug? = body.require("subject", body.text("subject"))
            answers = body.answers()
            try body.finish()
            self.subject = subject!
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let (need, register) = try input.need.open(for: caller, desk, in: transaction) { sight in
            sight.isAdministrator || !sight.answers.isEmpty
        }
        let changed = try register.requalify(need, as: input.subject, answers: input.answers)
        // Whoever said that it is not theirs may see it no more.
        return try desk.answerOrNothing(changed, to: caller, in: transaction.connection)
    }
}

/// Changes that need nothing but to be asked for.
struct ChangeNeed<Change: NeedChange>: Command {
    static var operation: Operation { Change.operation }
    let desk: RoutingDesk

    struct Input: RequestReadable {
        let need: SeenNeed
        let reason: Note?

        init(from request: inout RequestReader) throws(Failure) {
            need = try SeenNeed(from: &request)
            reason = try request.json(as: ReasonBody.self).reason
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let (need, register) = try input.need.open(for: caller, desk, in: transaction, if: Change.isAllowed)
        if let reason = input.reason {
            try CommentTable(transaction.connection).insert(
                NeedComment(
                    id: transaction.identifier(), need: need.id, author: caller.person?.account, voice: .team,
                    audience: .team, text: reason, createdAt: transaction.now))
        }
        return try desk.answer(try Change.apply(to: need, register), to: caller, in: transaction.connection)
    }
}

/// Why something is done, for the team.
private struct ReasonBody: Decodable {
    let reason: Note?
}

/// One change of a need.
protocol NeedChange: Sendable {
    static var operation: Operation { get }
    static func isAllowed(_ sight: NeedSight) -> Bool
    static func apply(to need: Need, _ register: NeedRegister) throws -> Need
}

/// Calls a need back for somebody to look.
enum ReviewNeed: NeedChange {
    static let operation = Operation(
        .post, "/v1/needs/{need}/review", id: "reviewNeed", access: .granted(roles: [.administrator]))
    static func isAllowed(_ sight: NeedSight) -> Bool { sight.isAdministrator }
    static func apply(to need: Need, _ register: NeedRegister) throws -> Need { try register.review(need) }
}

/// Gives a need up.
enum AbandonNeed: NeedChange {
    static let operation = Operation(
        .post, "/v1/needs/{need}/abandon", id: "abandonNeed", access: .granted(roles: [.administrator]))
    static func isAllowed(_ sight: NeedSight) -> Bool { sight.isAdministrator }
    static func apply(to need: Need, _ register: NeedRegister) throws -> Need { try register.abandon(need) }
}

/// Opens a need again.
enum ReopenNeed: NeedChange {
    static let operation = Operation(
        .post, "/v1/needs/{need}/reopen", id: "reopenNeed",
        access: .granted(roles: [.administrator, .adviser], scopes: [.needsWrite]))
    static func isAllowed(_ sight: NeedSight) -> Bool { sight.isAdministrator || sight.isOpener }
    static func apply(to need: Need, _ register: NeedRegister) throws -> Need { try register.reopen(need) }
}

/// Takes a need back.
enum WithdrawNeed: NeedChange {
    static let operation = Operation(
        .post, "/v1/needs/{need}/withdraw", id: "withdrawNeed",
        access: .granted(roles: [.adviser], scopes: [.needsWrite]))
    static func isAllowed(_ sight: NeedSight) -> Bool { sight.isOpener }
    static func apply(to need: Need, _ register: NeedRegister) throws -> Need { try register.withdraw(need) }
}

/// A need that a client names, at the version that it has seen.
struct SeenNeed: RequestReadable {
    let id: Identifier<Need>
    let seen: Precondition

    init(from request: inout RequestReader) throws(Failure) {
        id = try request.path("need")
        seen = try request.precondition()
    }

    /// The need, and the register by which this caller may change it.
    func open(
        for caller: Caller, _ desk: RoutingDesk, in transaction: WriteTransaction, if isAllowed: (NeedSight) -> Bool
    ) throws -> (Need, NeedRegister) {
        let (need, _, sight) = try desk.visible(
            id, to: caller, at: transaction.now, in: transaction.connection)
        guard isAllowed(sight) else { throw Failure(.forbidden) }
        try seen.check(need.version)
        return (need, NeedRegister(transaction, for: caller, desk))
    }
}

extension RoutingDesk {
    /// The need as the caller sees it, or nothing when they see it no more.
    func answerOrNothing(
        _ need: Need, to caller: Caller, in connection: Connection
    ) throws -> Representation {
        do { return try answer(need, to: caller, in: connection) } catch let failure as Failure
            where failure.problem == .notFound
        {
            return Representation(.noContent, .plain, [])
        }
    }
}
