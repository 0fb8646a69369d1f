import Database
import Directory
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// What the company sees of its need, by the link that it was sent.
struct TrackNeed: Query {
    static let operation = Operation(.get, "/v1/tracking/{token}", id: "trackNeed", access: .anyone)
    let desk: RoutingDesk

    func handle(_ input: TrackedNeed, for caller: Caller, in connection: Connection) throws -> Representation {
        let need = try input.find(.tracking, in: connection)
        return try desk.tracking(of: need, in: connection)
    }
}

/// The company adds something that experts should know.
struct AddInformation: Command {
    static let operation = Operation(
        .post, "/v1/tracking/{token}/information", id: "addInformation", access: .anyone, bodyLimit: 16 << 10)
    let desk: RoutingDesk

    struct Input: RequestReadable {
        let need: TrackedNeed
        let text: Note

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable { let text: Note }
            need = try TrackedNeed(from: &request)
            text = try request.json(as: Body.self).text
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let connection = transaction.connection
        let need = try input.need.find(.tracking, in: connection)
        guard need.isUnderWay else { throw need.refusal }
        let comment = NeedComment(
            id: transaction.identifier(), need: need.id, author: nil, voice: .company, audience: .experts,
            text: input.text, createdAt: transaction.now)
        try CommentTable(connection).insert(comment)
        try transaction.journal.append(
            Event("need-completed", on: ObjectName("need", need.id), version: need.version), by: caller)
        let letters = NeedLetters(desk: desk, transaction: transaction)
        for match in try MatchTable(connection).all(of: need.id) where match.status.isOpen {
            try letters.tell(.information, to: match.expert, about: need, step: "/\(comment.id)")
        }
        return try desk.tracking(of: need, in: connection)
    }
}

/// The company takes its need back.
struct WithdrawTracked: Command {
    static let operation = Operation(
        .post, "/v1/tracking/{token}/withdraw", id: "withdrawTracked", access: .anyone, consumes: [])
    let desk: RoutingDesk

    func handle(_ input: TrackedNeed, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let need = try input.find(.tracking, in: transaction.connection)
        // A link that is followed twice says the same twice.
        let withdrawn =
            need.state == .withdrawn ? need : try NeedRegister(transaction, for: caller, desk).withdraw(need)
        return try desk.tracking(of: withdrawn, in: transaction.connection)
    }
}

/// A need that a signed link names.
struct TrackedNeed: RequestReadable {
    private let token: String

    init(from request: inout RequestReader) throws(Failure) { token = try request.path("token") }

    /// The need, when the link is right.
    func find(_ purpose: TrackingLink.Purpose, in connection: Connection) throws -> Need {
        guard let id = TrackingLink.need(in: token), let need = try NeedTable(connection).find(id),
            TrackingLink.isRight(token, purpose, for: need)
        else { throw Failure(.notFound) }
        return need
    }
}

extension RoutingDesk {
    /// The status of a need as its company reads it: which organisations, and where they stand; never who.
    fileprivate func tracking(of need: Need, in connection: Connection) throws -> Representation {
        let matches = try MatchTable(connection).all(of: need.id).filter { $0.status != .removed }
        let names = try ExpertNames(of: matches, self, in: connection)
        // What is held back is received, for whoever sent it.
        let state: Need.State = need.reason == .spam && need.state == .received ? .received : need.state
        return .object(version: need.version) { writer in
            writer.member("id", need.id)
            writer.member("subject", need.subject)
            writer.member("state", state == .review ? "received" : state.rawValue)
            writer.member("outcome", need.outcome.rawValue)
            writer.member("createdAt", need.createdAt)
            writer.member("organisations", matches) { match, writer in
                writer.member("organisation", match.organisation)
                writer.member("name", names.organisations[match.organisation])
                writer.member("status", match.status.rawValue)
            }
            writer.member("actions", need.isUnderWay ? ["information", "withdraw"] : [])
        }
    }
}
