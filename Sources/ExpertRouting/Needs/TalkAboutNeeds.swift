import Database
import Directory
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// What was written about a need; that somebody read it is written down.
struct ListComments: AuditedQuery {
    static let operation = Operation(
        .get, "/v1/needs/{need}/comments", id: "listNeedComments", access: NeedAccess.persons)
    let desk: RoutingDesk

    struct Input: RequestReadable {
        let need: NamedNeed
        let limit: PageLimit
        let cursor: Cursor<NeedComment>?
        init(from request: inout RequestReader) throws(Failure) {
            need = try NamedNeed(from: &request)
            limit = try request.pageLimit()
            cursor = try request.query("cursor")
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        let (need, _, sight) = try desk.visible(input.need.id, to: caller, at: desk.now, in: connection)
        // The thread is personal content: an administrator reads the team's notes, not what was said of the company.
        guard sight.isAdministrator || !sight.answers.isEmpty else { throw Failure(.forbidden) }
        let comments = try CommentTable(connection).all(
            of: need.id, teamToo: sight.isAdministrator, after: input.cursor?.id, limit: input.limit.value + 1
        ).filter { sight.seesContact || $0.audience == .team }
        let kept = comments.prefix(input.limit.value)
        let next = comments.count > kept.count ? kept.last.map { Cursor(after: $0.id).description } : nil
        return .list(Array(kept), next: next) { comment, writer in
            writer.beginObject()
            writer.comment(comment)
            writer.endObject()
        }
    }

    func trace(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws {
        try transaction.journal.append(
            Event("need-comments-read", on: ObjectName("need", input.need.id)), by: caller)
    }
}

/// Writes to the others who have a need, or to the team.
struct CommentNeed: Command {
    static let operation = Operation(
        .post, "/v1/needs/{need}/comments", id: "commentNeed", access: NeedAccess.persons, bodyLimit: 16 << 10)
    let desk: RoutingDesk

    struct Input: RequestReadable {
        let need: NamedNeed
        let text: Note
        let audience: NeedComment.Audience

        init(from request: inout RequestReader) throws(Failure) {
            need = try NamedNeed(from: &request)
            var body = BodyReader(try request.json())
            let text: Note? = body.require("text", body.text("text"))
            audience = body.name("audience") ?? .experts
            try body.finish()
            self.text = text!
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let connection = transaction.connection
        let (need, matches, sight) = try desk.visible(
            input.need.id, to: caller, at: transaction.now, in: connection)
        guard sight.isAdministrator || !sight.answers.isEmpty && input.audience == .experts else {
            throw Failure(.forbidden)
        }
        let comment = NeedComment(
            id: transaction.identifier(), need: need.id, author: caller.person?.account,
            voice: sight.answers.isEmpty ? .team : .expert, audience: input.audience, text: input.text,
            createdAt: transaction.now)
        try CommentTable(connection).insert(comment)
        try transaction.journal.append(
            Event("need-commented", on: ObjectName("need", need.id), version: need.version), by: caller)
        if comment.audience == .experts {
            let letters = NeedLetters(desk: desk, transaction: transaction)
            let others = matches.filter { $0.status.isOpen && !sight.answers.contains($0.id) }
            try letters.tell(.comment, to: others.map(\.expert), about: need, step: "/\(comment.id)")
        }
        return .object(.created) { $0.comment(comment) }
    }
}

extension JSONWriter {
    fileprivate mutating func comment(_ comment: NeedComment) {
        member("id", comment.id)
        member("voice", comment.voice.rawValue)
        member("audience", comment.audience.rawValue)
        member("author", comment.author)
        member("text", comment.text)
        member("createdAt", comment.createdAt)
    }
}
