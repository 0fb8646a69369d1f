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
        let need = try input.need.find(.tracking, in: transaction.connection)
        try NeedRegister(transaction, for: caller, desk).add(input.text, to: need)
        return try desk.tracking(of: need, in: transaction.connection)
    }
}

/// The company takes its need back.
struct WithdrawTracked: Command {
    static let operation = Operation(
        .post, "/v1/tracking/{token}/withdraw", id: "withdrawTracked", access: .anyone, consumes: [])
    let desk: RoutingDesk

    func handle(_ input: TrackedNeed, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let need = try input.find(.tracking, in: transaction.connection)
        let withdrawn = try NeedRegister(transaction, for: caller, desk).withdrawTracked(need)
        return try desk.tracking(of: withdrawn, in: transaction.connection)
    }
}

extension NeedRegister {
    /// What a company adds, for the experts who have its need.
    func add(_ information: Note, to need: Need) throws {
        guard need.isUnderWay else { throw need.refusal }
        let comment = NeedComment(
            id: transaction.identifier(), need: need.id, author: nil, voice: .company, audience: .experts,
            text: information, createdAt: now)
        try CommentTable(connection).insert(comment)
        try note(Event("need-completed", on: ObjectName("need", need.id), version: need.version))
        let open = try matches.all(of: need.id).filter(\.status.isOpen)
        try letters.tell(.information, to: open.map(\.expert), about: need, step: "/\(comment.id)")
    }

    /// Takes a need back by its link; a link that is followed twice says the same twice.
    @discardableResult func withdrawTracked(_ need: Need) throws -> Need {
        need.state == .withdrawn ? need : try withdraw(need)
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
        let organisations = try self.organisations(of: need, in: connection)
        return .object(version: need.version) { writer in
            writer.member("id", need.id)
            writer.member("subject", need.subject)
            writer.member("state", need.shownState.rawValue)
            writer.member("outcome", need.outcome.rawValue)
            writer.member("createdAt", need.createdAt)
            writer.member("organisations", organisations) { entry, writer in
                writer.member("organisation", entry.organisation)
                writer.member("name", entry.name)
                writer.member("status", entry.status.rawValue)
            }
            writer.member("actions", need.isUnderWay ? ["information", "withdraw"] : [])
        }
    }

    /// Which organisations were asked, and where they stand; never who.
    func organisations(
        of need: Need, in connection: Connection
    ) throws -> [(organisation: Organisation.Slug, name: String?, status: MatchStatus)] {
        let matches = try MatchTable(connection).all(of: need.id).filter { $0.status != .removed }
        let names = try ExpertNames(of: matches, self, in: connection)
        return matches.map { ($0.organisation, names.organisations[$0.organisation], $0.status) }
    }
}

extension Need {
    /// The state as its company reads it: what waits, or is held back, is received.
    var shownState: State { state == .review ? .received : state }
}
