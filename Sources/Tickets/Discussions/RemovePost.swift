import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Takes a post out of a discussion: its author, or a moderator of the place, to whom it does not belong there. That something
/// stood there stays; what it said goes for good.
struct RemovePost: Command {
    static let operation = Operation(
        .post, "/v1/discussions/{discussion}/posts/{order}/remove", id: "removeDiscussionPost",
        access: DiscussionRights.reading)
    let keeping: TicketKeeping

    struct Input: RequestReadable {
        let discussion: Identifier<Discussion>
        let order: Int

        init(from request: inout RequestReader) throws(Failure) {
            discussion = try request.path("discussion")
            order = try request.path("order")
            try request.expectNothing()
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let connection = transaction.connection
        let rights = DiscussionRights(keeping: keeping, connection: connection, caller: caller)
        let discussion = try rights.visible(input.discussion)
        let post = try connection.first(
            "SELECT account FROM discussionPost WHERE discussion = \(discussion.id) AND place = \(input.order)"
        ) { row -> String? in try row[0] }
        guard let author = post else { throw Failure(.notFound) }
        let isOwn = author != nil && author == caller.person?.account
        guard isOwn || rights.moderated().contains(discussion.departement) else { throw Failure(.forbidden) }
        let removed = try connection.run(
            """
            UPDATE discussionPost SET text = '', removedAt = \(transaction.now)
            WHERE discussion = \(discussion.id) AND place = \(input.order) AND removedAt IS NULL
            """)
        if removed > 0 {
            try transaction.journal.append(
                Event("discussion-post-removed", on: ObjectName("discussion", discussion.id)), by: caller)
        }
        return Representation(.noContent, .json, [])
    }
}
