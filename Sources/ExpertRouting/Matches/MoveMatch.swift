import Database
import Directory
import Endpoints
import HTTP
import JSON
import Kernel

/// An expert says what becomes of a need with them.
struct MoveMatch<Move: NamedMove>: Command {
    static var operation: Operation { Move.operation }
    let desk: RoutingDesk

    func handle(_ input: SeenMatch, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let (need, match) = try input.open(for: caller, desk, in: transaction)
        let (changed, moved) = try NeedRegister(transaction, for: caller, desk).make(Move.move, on: match, of: need)
        return try desk.answer(moved, of: changed, to: caller, in: transaction)
    }
}

/// Hands a need over to another expert.
struct TransferMatch: Command {
    static let operation = Operation(
        .post, "/v1/matches/{match}/transfer", id: "transferMatch", access: NeedAccess.experts)
    let desk: RoutingDesk

    struct Input: RequestReadable {
        let match: SeenMatch
        let expert: Identifier<Expert>
        let reason: Note

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable {
                let expert: Identifier<Expert>
                let reason: Note
            }
            match = try SeenMatch(from: &request)
            let body = try request.json(as: Body.self)
            (expert, reason) = (body.expert, body.reason)
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let (need, match) = try input.match.open(for: caller, desk, in: transaction)
        let (changed, fresh) = try NeedRegister(transaction, for: caller, desk)
            .transfer(match, of: need, to: input.expert)
        try CommentTable(transaction.connection).insert(
            NeedComment(
                id: transaction.identifier(), need: need.id, author: caller.person?.account, voice: .expert,
                audience: .experts, text: input.reason, createdAt: transaction.now))
        return try desk.answer(fresh, of: changed, to: caller, in: transaction)
    }
}

/// A match that a client names, at the version that it has seen.
struct SeenMatch: RequestReadable {
    let id: Identifier<NeedMatch>
    let seen: Precondition

    init(from request: inout RequestReader) throws(Failure) {
        id = try request.path("match")
        seen = try request.precondition()
    }

    /// The match and its need, for those who answer on it.
    func open(
        for caller: Caller, _ desk: RoutingDesk, in transaction: WriteTransaction
    ) throws -> (Need, NeedMatch) {
        guard let match = try MatchTable(transaction.connection).find(id) else { throw Failure(.notFound) }
        let (need, _, sight) = try desk.visible(
            match.need, to: caller, at: transaction.now, in: transaction.connection)
        guard sight.answers.contains(id) else { throw Failure(.forbidden) }
        try seen.check(match.version)
        return (need, match)
    }
}

extension RoutingDesk {
    /// A match that was changed, with what became of the need.
    fileprivate func answer(
        _ match: NeedMatch, of need: Need, to caller: Caller, in transaction: WriteTransaction
    ) throws -> Representation {
        let connection = transaction.connection
        let all = try MatchTable(connection).all(of: need.id)
        guard let sight = try NeedSight(of: caller, over: need, all, self, at: transaction.now, in: connection) else {
            // Handed over to somebody else: it is theirs now.
            return Representation(.noContent, .plain, [])
        }
        let names = try ExpertNames(of: [match], self, in: connection)
        return .object(version: match.version) { writer in
            writer.match(match, of: need, for: sight, at: transaction.now, names)
            writer.member("needState", need.state.rawValue)
            writer.member("needOutcome", need.outcome.rawValue)
            writer.member("openMatches", need.openMatches)
        }
    }
}

/// One move with its operation.
protocol NamedMove: Sendable {
    static var move: MatchMove { get }
    static var operation: Operation { get }
}

enum Take: NamedMove {
    static let move = MatchMove.take
    static let operation = Operation(
        .post, "/v1/matches/{match}/take", id: "takeMatch", access: NeedAccess.experts, consumes: [])
}

enum Refuse: NamedMove {
    static let move = MatchMove.refuse
    static let operation = Operation(
        .post, "/v1/matches/{match}/refuse", id: "refuseMatch", access: NeedAccess.experts, consumes: [])
}

enum Help: NamedMove {
    static let move = MatchMove.help
    static let operation = Operation(
        .post, "/v1/matches/{match}/help", id: "helpMatch", access: NeedAccess.experts, consumes: [])
}

enum NoHelp: NamedMove {
    static let move = MatchMove.noHelp
    static let operation = Operation(
        .post, "/v1/matches/{match}/no-help", id: "noHelpMatch", access: NeedAccess.experts, consumes: [])
}

enum Unreachable: NamedMove {
    static let move = MatchMove.unreachable
    static let operation = Operation(
        .post, "/v1/matches/{match}/unreachable", id: "unreachableMatch", access: NeedAccess.experts, consumes: [])
}

enum Undo: NamedMove {
    static let move = MatchMove.undo
    static let operation = Operation(
        .post, "/v1/matches/{match}/undo", id: "undoMatch", access: NeedAccess.experts, consumes: [])
}
