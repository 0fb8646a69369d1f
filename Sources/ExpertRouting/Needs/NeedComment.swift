import Database
import Directory
import Kernel

/// Something written about a need.
struct NeedComment: Sendable {
    let id: Identifier<NeedComment>
    let need: Identifier<Need>
    /// The account that wrote it; `nil` for the company, and once erased.
    let author: String?
    let voice: Voice
    let audience: Audience
    let text: Note
    let createdAt: Timestamp

    /// Who speaks.
    enum Voice: String, SQLValue, Sendable {
        case expert, team, company
    }

    /// Who reads it.
    enum Audience: String, CaseIterable, SQLValue, Sendable {
        /// The experts who have the need, and the team.
        case experts
        /// Whoever runs the queues.
        case team
    }
}

/// The comments that are stored.
struct CommentTable {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    func insert(_ comment: NeedComment) throws {
        try connection.run(
            """
            INSERT INTO needComment (id, need, author, voice, audience, text, createdAt)
            VALUES (\(comment.id), \(comment.need), \(comment.author), \(comment.voice), \(comment.audience),
                \(comment.text), \(comment.createdAt))
            """)
    }

    /// The comments of a need, the earliest first, after one of them.
    func all(
        of need: Identifier<Need>, teamToo: Bool, after id: Identifier<NeedComment>?, limit: Int
    ) throws -> [NeedComment] {
        let audiences = teamToo ? ["experts", "team"] : ["experts"]
        return try connection.all(
            """
            SELECT id, need, author, voice, audience, text, createdAt FROM needComment
            WHERE need = \(need) AND id > \(id?.description ?? "") AND audience IN (\(each: audiences))
            ORDER BY id LIMIT \(limit)
            """
        ) { row in
            NeedComment(
                id: try row[0], need: try row[1], author: try row[2], voice: try row[3], audience: try row[4],
                text: try row[5], createdAt: try row[6])
        }
    }
}
