import Database
import Directory
import JSON
import Kernel

/// A thread among aidants of a departement, or of the France Services network: how things are done, never about an usager.
struct Discussion: Sendable {
    let id: Identifier<Discussion>
    let version: Int
    let title: String
    /// The departement, or `franceServices` for the network.
    let departement: String
    let account: String?
    let name: String?
    let lastPost: Int
    let createdAt: Timestamp

    /// In the place of a departement, for the network.
    static let network = Unit.Network.franceServices.rawValue
}

/// The discussions that are stored.
struct DiscussionTable {
    let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    private static let columns: SQL = "id, version, title, departement, account, name, lastPost, createdAt"

    func find(_ id: Identifier<Discussion>) throws -> Discussion? {
        try connection.first(
            "SELECT \(DiscussionTable.columns) FROM discussion WHERE id = \(id)", as: Discussion.init)
    }

    /// Those of some departements, the latest first.
    func all(in departements: [String], before id: Identifier<Discussion>?, limit: Int) throws -> [Discussion] {
        try connection.all(
            """
            SELECT \(DiscussionTable.columns) FROM discussion
            WHERE departement IN (\(each: departements)) AND id < \(id?.description ?? "g")
            ORDER BY id DESC LIMIT \(limit)
            """, as: Discussion.init)
    }

    func insert(_ discussion: Discussion) throws {
        try connection.run(
            """
            INSERT INTO discussion (id, version, title, departement, account, name, state, lastPost, createdAt,
                activeAt)
            VALUES (\(discussion.id), \(discussion.version), \(discussion.title), \(discussion.departement),
                \(discussion.account), \(discussion.name), 'open', 0, \(discussion.createdAt),
                \(discussion.createdAt))
            """)
    }

    /// Adds a post, at the next place.
    func add(_ text: String, by account: String, named name: String, to id: Identifier<Discussion>, at now: Timestamp)
        throws
    {
        let place =
            try connection.value(
                "UPDATE discussion SET lastPost = lastPost + 1, activeAt = \(now) WHERE id = \(id) RETURNING lastPost",
                as: Int.self) ?? 1
        try connection.run(
            """
            INSERT INTO discussionPost (discussion, place, account, name, text, createdAt)
            VALUES (\(id), \(place), \(account), \(name), \(text), \(now))
            """)
    }
}

extension Discussion {
    init(_ row: borrowing Row) throws {
        id = try row["id"]
        version = try row["version"]
        title = try row["title"]
        departement = try row["departement"]
        account = try row["account"]
        name = try row["name"]
        lastPost = try row["lastPost"]
        createdAt = try row["createdAt"]
    }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", id)
        writer.member("version", version)
        writer.member("title", title)
        let isOfNetwork = departement == Discussion.network
        writer.member("departement", isOfNetwork ? nil : departement)
        writer.member("network", isOfNetwork ? departement : nil)
        writer.member("name", name)
        writer.member("posts", lastPost)
        writer.member("createdAt", createdAt)
        writer.endObject()
    }
}
