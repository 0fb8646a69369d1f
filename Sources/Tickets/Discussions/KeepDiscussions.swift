import Accounts
import Database
import Directory
import Endpoints
import HTTP
import JSON
import Journal
import Kernel
import Territories

/// Lists the discussions of one's territory.
struct ListDiscussions: Query {
    static let operation = Operation(
        .get, "/v1/discussions", id: "listDiscussions", access: DiscussionRights.reading)
    let keeping: TicketKeeping

    typealias Input = IdentifierPage<Discussion>

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        let rights = DiscussionRights(keeping: keeping, connection: connection, caller: caller)
        let found = try DiscussionTable(connection).all(
            in: try rights.departements().sorted(), before: input.cursor?.id, limit: input.limit.value + 1)
        return .latest(found, limit: input.limit, id: \.id) { discussion, writer in discussion.write(to: &writer) }
    }
}

/// Begins a discussion.
struct BeginDiscussion: Command {
    static let operation = Operation(
        .post, "/v1/discussions", id: "beginDiscussion", access: DiscussionRights.access)
    let keeping: TicketKeeping

    struct Input: RequestReadable {
        let body: Body

        struct Body: Decodable, Sendable {
            let title: Subject
            /// Nothing for the network.
            let departement: Departement.Code?
            let text: LongText
        }

        init(from request: inout RequestReader) throws(Failure) {
            body = try request.json(as: Body.self)
            guard body.title.traces.isEmpty else {
                throw Failure.invalid("/title", "personal-data", OpeningText.personalSubject)
            }
            try DiscussionRights.check(body.text, at: "/text")
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let connection = transaction.connection
        let rights = DiscussionRights(keeping: keeping, connection: connection, caller: caller)
        let area = input.body.departement?.description ?? Discussion.network
        guard try rights.departements().contains(area), let account = caller.person?.account else {
            throw Failure(.forbidden)
        }
        let name = try TicketDesk(keeping, for: caller, in: transaction).snapshot.name(of: account)
        let discussion = Discussion(
            id: transaction.identifier(), version: 1, title: input.body.title.description, departement: area,
            account: account, name: name, lastPost: 1, createdAt: transaction.now)
        let table = DiscussionTable(connection)
        try table.insert(discussion)
        try table.add(input.body.text.description, by: account, named: name, to: discussion.id, at: transaction.now)
        try transaction.journal.append(
            Event("discussion-begun", on: ObjectName("discussion", discussion.id), version: 1), by: caller)
        var writer = JSONWriter(reserving: 512)
        discussion.write(to: &writer)
        var answer = Representation(.created, .json, writer.bytes, version: 1)
        answer.fields.append(.location, "/v1/discussions/\(discussion.id)/posts")
        return answer
    }
}

/// Reads a discussion.
struct ListPosts: Query {
    static let operation = Operation(
        .get, "/v1/discussions/{discussion}/posts", id: "listDiscussionPosts", access: DiscussionRights.reading)
    let keeping: TicketKeeping

    struct Input: RequestReadable {
        let discussion: Identifier<Discussion>
        let limit: PageLimit
        let cursor: CodeCursor?

        init(from request: inout RequestReader) throws(Failure) {
            discussion = try request.path("discussion")
            limit = try request.pageLimit()
            cursor = try request.query("cursor")
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        let discussion = try DiscussionRights(keeping: keeping, connection: connection, caller: caller).visible(
            input.discussion)
        let posts = try connection.all(
            """
            SELECT place, name, text, createdAt, removedAt FROM discussionPost
            WHERE discussion = \(discussion.id) AND place > \(input.cursor.flatMap { Int($0.code) } ?? 0)
            ORDER BY place LIMIT \(input.limit.value + 1)
            """
        ) { row -> (place: Int, name: String?, text: String, at: Timestamp, removedAt: Timestamp?) in
            (try row[0], try row[1], try row[2], try row[3], try row[4])
        }
        return .page(posts, limit: input.limit, cursor: { CodeCursor(after: String($0.place)).description }) {
            post, writer in
            writer.beginObject()
            writer.member("order", post.place)
            writer.member("name", post.name)
            writer.member("text", post.removedAt == nil ? post.text : nil)
            writer.member("createdAt", post.at)
            writer.member("removedAt", post.removedAt)
            writer.endObject()
        }
    }
}

/// Writes in a discussion.
struct WritePost: Command {
    static let operation = Operation(
        .post, "/v1/discussions/{discussion}/posts", id: "writeDiscussionPost", access: DiscussionRights.access)
    let keeping: TicketKeeping

    struct Input: RequestReadable {
        let discussion: Identifier<Discussion>
        let text: LongText

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable { let text: LongText }
            discussion = try request.path("discussion")
            text = try request.json(as: Body.self).text
            try DiscussionRights.check(text, at: "/text")
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let connection = transaction.connection
        let discussion = try DiscussionRights(keeping: keeping, connection: connection, caller: caller).visible(
            input.discussion)
        guard let account = caller.person?.account else { throw Failure(.forbidden) }
        let name = try TicketDesk(keeping, for: caller, in: transaction).snapshot.name(of: account)
        try DiscussionTable(connection).add(
            input.text.description, by: account, named: name, to: discussion.id, at: transaction.now)
        try transaction.journal.append(
            Event("discussion-post-written", on: ObjectName("discussion", discussion.id)), by: caller)
        return Representation(.noContent, .json, [])
    }
}
