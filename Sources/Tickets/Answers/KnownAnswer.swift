import Database
package import Kernel

/// A problem that is known, and what to do about it: found before a ticket is sent.
package struct KnownAnswer: Sendable {
    let number: Int
    package let id: Identifier<KnownAnswer>
    var version: Int
    var isPublished: Bool
    var title: String
    let organisation: String
    var keywords: [String]
    var steps: [String]
    var links: [String]
    var publishedBy: String
    /// The account of who published it.
    var publisher: String?
    /// How often it took the place of a ticket.
    var uses: Int
    let createdAt: Timestamp
    var updatedAt: Timestamp

    /// What the search holds of it.
    var words: String { ([title] + keywords + steps).joined(separator: " ") }

    /// How many of some folded words begin a word of it.
    func count(of words: [Substring]) -> Int {
        let own = SearchTable.folded(self.words).split(separator: " ")
        return words.count { word in own.contains { $0.hasPrefix(word) } }
    }
}

/// The known answers that are stored.
struct KnownAnswerTable {
    let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    private static let columns: SQL = """
        number, id, version, state, title, organisation, keywords, steps, links, publishedBy, publisher, uses,
            createdAt, updatedAt
        """

    func find(_ id: Identifier<KnownAnswer>) throws -> KnownAnswer? {
        try connection.first(
            "SELECT \(KnownAnswerTable.columns) FROM knownAnswer WHERE id = \(id)", as: KnownAnswer.init)
    }

    /// Those of an organisation, or all, the latest first.
    func all(of organisation: String?, before id: Identifier<KnownAnswer>?, limit: Int) throws -> [KnownAnswer] {
        let isOf: SQL = organisation.map { "AND organisation = \($0)" } ?? ""
        return try connection.all(
            """
            SELECT \(KnownAnswerTable.columns) FROM knownAnswer
            WHERE id < \(id?.description ?? "g") AND state = 'published' \(isOf) ORDER BY id DESC LIMIT \(limit)
            """, as: KnownAnswer.init)
    }

    /// Those that have one of some folded words: those with most of the words first, then the most used, then the latest.
    func suggestions(_ words: [Substring], organisation: String?, limit: Int) throws -> [KnownAnswer] {
        let isOf: SQL = organisation.map { "AND organisation = \($0)" } ?? ""
        let match = words.map { "\"\($0)\" *" }.joined(separator: " OR ")
        let found = try connection.all(
            """
            SELECT \(KnownAnswerTable.columns) FROM knownAnswerText
            JOIN knownAnswer ON knownAnswer.number = knownAnswerText.rowid
            WHERE knownAnswerText MATCH \(match) AND state = 'published' \(isOf)
            ORDER BY uses DESC, number DESC LIMIT \(KnownAnswerTable.mostCompared)
            """, as: KnownAnswer.init)
        let counted = found.enumerated().map { (place: $0, words: $1.count(of: words), answer: $1) }
        return counted.sorted { ($1.words, $0.place) < ($0.words, $1.place) }.prefix(limit).map(\.answer)
    }

    /// How many answers are compared: of more, the most used.
    private static let mostCompared = 200

    func nextNumber() throws -> Int {
        try connection.value("SELECT coalesce(max(number), 0) + 1 FROM knownAnswer")!
    }

    func put(_ answer: KnownAnswer) throws {
        try connection.run(
            """
            INSERT INTO knownAnswer (\(KnownAnswerTable.columns))
            VALUES (\(answer.number), \(answer.id), \(answer.version), \(answer.isPublished ? "published" : "withdrawn"),
                \(answer.title), \(answer.organisation), \(answer.keywords.joined(separator: "\n")),
                \(answer.steps.joined(separator: "\n")), \(answer.links.joined(separator: "\n")),
                \(answer.publishedBy), \(answer.publisher), \(answer.uses), \(answer.createdAt), \(answer.updatedAt))
            ON CONFLICT (number) DO UPDATE SET version = excluded.version, state = excluded.state,
                title = excluded.title, keywords = excluded.keywords, steps = excluded.steps,
                links = excluded.links, publishedBy = excluded.publishedBy, uses = excluded.uses,
                updatedAt = excluded.updatedAt
            """)
        try connection.run("DELETE FROM knownAnswerText WHERE rowid = \(answer.number)")
        try connection.run(
            "INSERT INTO knownAnswerText (rowid, words) VALUES (\(answer.number), \(SearchTable.folded(answer.words)))")
    }
}

extension KnownAnswer {
    init(_ row: borrowing Row) throws {
        number = try row["number"]
        id = try row["id"]
        version = try row["version"]
        let state: String = try row["state"]
        isPublished = state == "published"
        title = try row["title"]
        organisation = try row["organisation"]
        func lines(_ text: String) -> [String] { text.split(separator: "\n").map(String.init) }
        keywords = lines(try row["keywords"])
        steps = lines(try row["steps"])
        links = lines(try row["links"])
        publishedBy = try row["publishedBy"]
        publisher = try row["publisher"]
        uses = try row["uses"]
        createdAt = try row["createdAt"]
        updatedAt = try row["updatedAt"]
    }
}
