import Accounts
import Database
import Directory
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// The needs that a caller follows, the latest first.
struct ListNeeds: Query {
    static let operation = Operation(.get, "/v1/needs", id: "listNeeds", access: NeedAccess.followers)
    let desk: RoutingDesk

    struct Input: RequestReadable {
        let state: Need.State?
        let outcome: Outcome?
        let subject: Organisation.Slug?
        let queue: String?
        let match: MatchStatus?
        let limit: PageLimit
        let cursor: Cursor<Need>?

        init(from request: inout RequestReader) throws(Failure) {
            state = try request.name("state")
            outcome = try request.name("outcome")
            subject = try request.query("subject")
            queue = try request.query("queue")
            match = try request.name("match")
            limit = try request.pageLimit()
            cursor = try request.query("cursor")
        }

        /// What the parameters ask for.
        var condition: SQL {
            let isInState: SQL = state.map { "AND state = \($0)" } ?? ""
            let hasOutcome: SQL = outcome.map { "AND outcome = \($0)" } ?? ""
            let isOnSubject: SQL = subject.map { "AND subject = \($0)" } ?? ""
            let isInQueue: SQL = queue.map { "AND queue = \($0)" } ?? ""
            return "\(isInState) \(hasOutcome) \(isOnSubject) \(isInQueue)"
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        let now = desk.now
        let perimeter = try NeedPerimeter(of: caller, with: input.match, desk, at: now, in: connection)
        let needs = try NeedTable(connection).latest(
            input.limit.value + 1, before: input.cursor?.id, where: "\(perimeter.condition) \(input.condition)")
        guard !input.limit.isCounting else { return .counted(needs.count) }
        let kept = needs.prefix(input.limit.value)
        let next = needs.count > kept.count ? kept.last.map { Cursor(after: $0.id).description } : nil
        let table = MatchTable(connection)
        let seen: [(need: Need, sight: NeedSight)] = try kept.compactMap { need in
            let matches = try table.all(of: need.id)
            return try NeedSight(of: caller, over: need, matches, desk, at: now, in: connection).map { (need, $0) }
        }
        return .list(seen, next: next) { item, writer in
            writer.beginObject()
            writer.need(item.need, for: item.sight)
            writer.endObject()
        }
    }
}

/// One need; who read it is written down.
struct ShowNeed: AuditedQuery {
    static let operation = Operation(.get, "/v1/needs/{need}", id: "showNeed", access: NeedAccess.followers)
    let desk: RoutingDesk

    func handle(_ input: NamedNeed, for caller: Caller, in connection: Connection) throws -> Representation {
        guard let need = try NeedTable(connection).find(input.id) else { throw Failure(.notFound) }
        return try desk.answer(need, to: caller, in: connection)
    }

    func trace(_ input: NamedNeed, for caller: Caller, in transaction: WriteTransaction) throws {
        try transaction.journal.append(Event("need-read", on: ObjectName("need", input.id)), by: caller)
    }
}

/// Who was asked, and what they said.
struct ListMatches: Query {
    static let operation = Operation(
        .get, "/v1/needs/{need}/matches", id: "listMatches", access: NeedAccess.followers)
    let desk: RoutingDesk

    func handle(_ input: NamedNeed, for caller: Caller, in connection: Connection) throws -> Representation {
        let now = desk.now
        let (need, matches, sight) = try desk.visible(input.id, to: caller, at: now, in: connection)
        let names = try ExpertNames(of: matches, desk, in: connection)
        let shown = matches.filter { $0.status != .removed || sight.isAdministrator }
        return .list(shown) { match, writer in
            writer.beginObject()
            writer.match(match, of: need, for: sight, at: now, names)
            writer.endObject()
        }
    }
}

/// What happened to a need; nothing of it ever changes.
struct ShowNeedHistory: Query {
    static let operation = Operation(
        .get, "/v1/needs/{need}/history", id: "showNeedHistory", access: NeedAccess.followers)
    let desk: RoutingDesk

    func handle(_ input: HistoryInput<Need>, for caller: Caller, in connection: Connection) throws -> Page<History.Line>
    {
        let (_, _, sight) = try desk.visible(input.id, to: caller, at: desk.now, in: connection)
        return try input.history.page(
            of: ObjectName("need", input.id), showsAuthors: sight.isAdministrator, in: connection)
    }
}

/// A need that a path names.
struct NamedNeed: RequestReadable {
    let id: Identifier<Need>
    init(from request: inout RequestReader) throws(Failure) { id = try request.path("need") }
}

extension RequestReader {
    /// A query parameter that is one of the names of a type.
    mutating func name<Name: RawRepresentable<String>>(
        _ parameter: String, of type: Name.Type = Name.self
    ) throws(Failure) -> Name? {
        guard let text = try query(parameter, as: String.self) else { return nil }
        guard let name = Name(rawValue: text) else {
            throw Failure(
                .invalidParameter, fields: [Failure.Field("?" + parameter, "invalid", RoutingText.wrongValue)])
        }
        return name
    }
}
