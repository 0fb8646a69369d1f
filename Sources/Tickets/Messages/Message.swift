import Database
import Kernel

/// One message of a ticket; the first is what its creator wrote of it.
struct Message: Sendable {
    let number: Int
    let id: Identifier<Message>
    /// Its place among those that all participants read; none for a note among agents.
    let openPlace: Int?
    let type: Kind
    let author: String?
    let authorName: String?
    let isByAgent: Bool
    let text: String
    /// The place of the message that it answers.
    let repliesTo: Int?
    let createdAt: Timestamp
    let correctedAt: Timestamp?

    /// What a message is for.
    enum Kind: String, Codable, CaseIterable, SQLValue, Sendable {
        case opening
        case message
        /// Asks for papers.
        case documentsRequested
        case resolution
        case redirection
        case irrelevance
        case invitation
        case system
    }

    /// Its place among all messages of the ticket.
    var place: Int { number & Message.lastPlace }
    /// Whether only agents read it.
    var isNote: Bool { openPlace == nil }

    /// The most messages that one ticket has, the opening not counted.
    static let lastPlace = 4095

    /// The number of the message at a place of a ticket.
    static func number(_ place: Int, of ticket: Int) -> Int { ticket << 12 | place }
}

/// The messages that are stored.
struct MessageTable {
    let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    private static let columns: SQL = """
        number, id, openPlace, type, author, authorName, isByAgent, text, repliesTo, createdAt, correctedAt
        """

    /// The messages of a ticket after a place, in order, the opening left out.
    func messages(of ticket: Int, after place: Int = 0, withNotes: Bool, limit: Int) throws -> [Message] {
        let visible: SQL = withNotes ? "" : "AND openPlace IS NOT NULL"
        return try connection.all(
            """
            SELECT \(MessageTable.columns) FROM ticketMessage
            WHERE number > \(Message.number(place, of: ticket))
                AND number <= \(Message.number(Message.lastPlace, of: ticket)) \(visible)
            ORDER BY number LIMIT \(limit)
            """, as: Message.init)
    }

    /// The message at a place.
    func message(_ place: Int, of ticket: Int) throws -> Message? {
        try connection.first(
            "SELECT \(MessageTable.columns) FROM ticketMessage WHERE number = \(Message.number(place, of: ticket))",
            as: Message.init)
    }

    /// A message by its name.
    func message(_ id: Identifier<Message>, of ticket: Int) throws -> Message? {
        try connection.first(
            """
            SELECT \(MessageTable.columns) FROM ticketMessage
            WHERE number BETWEEN \(Message.number(1, of: ticket)) AND \(Message.number(Message.lastPlace, of: ticket))
                AND id = \(id)
            """, as: Message.init)
    }

    func insert(_ message: Message) throws {
        try connection.run(
            """
            INSERT INTO ticketMessage (\(MessageTable.columns))
            VALUES (\(message.number), \(message.id), \(message.openPlace), \(message.type), \(message.author),
                \(message.authorName), \(message.isByAgent), \(message.text), \(message.repliesTo),
                \(message.createdAt), \(message.correctedAt))
            """)
    }

    /// Changes a text, and keeps what it was.
    func correct(_ message: Message, _ text: String, at now: Timestamp) throws {
        try connection.run(
            """
            INSERT INTO ticketMessageVersion (message, until, text) VALUES (\(message.number), \(now), \(message.text))
            ON CONFLICT DO NOTHING
            """)
        try connection.run(
            "UPDATE ticketMessage SET text = \(text), correctedAt = \(now) WHERE number = \(message.number)")
    }

    /// What a message was before it was corrected, the earliest first.
    func versions(of message: Message) throws -> [(until: Timestamp, text: String)] {
        guard message.correctedAt != nil else { return [] }
        return try connection.all(
            "SELECT until, text FROM ticketMessageVersion WHERE message = \(message.number) ORDER BY until"
        ) { row in (try row[0], try row[1]) }
    }

    /// How many messages a reader has not seen, of those that they may: never their own.
    func unread(of ticket: Int, after place: Int, for account: String, withNotes: Bool) throws -> Int {
        let visible: SQL = withNotes ? "" : "AND openPlace IS NOT NULL"
        return try connection.value(
            """
            SELECT count(*) FROM ticketMessage
            WHERE number > \(Message.number(place, of: ticket))
                AND number <= \(Message.number(Message.lastPlace, of: ticket))
                AND author IS NOT \(account) \(visible)
            """) ?? 0
    }

    /// What the search holds of a ticket, from the messages themselves.
    func entries(of ticket: Int, subject: String) throws -> [SearchTable.Entry] {
        try connection.all(
            """
            SELECT number, text, openPlace IS NULL FROM ticketMessage
            WHERE number BETWEEN \(Message.number(0, of: ticket)) AND \(Message.number(Message.lastPlace, of: ticket))
            """
        ) { row in
            let number: Int = try row[0]
            let text: String = try row[1]
            let isOpening = number & Message.lastPlace == 0
            return SearchTable.Entry(
                number: number, text: isOpening ? subject + " " + text : text, isNote: try row[2])
        }
    }
}

extension Message {
    init(_ row: borrowing Row) throws {
        number = try row["number"]
        id = try row["id"]
        openPlace = try row["openPlace"]
        type = try row["type"]
        author = try row["author"]
        authorName = try row["authorName"]
        isByAgent = try row["isByAgent"]
        text = try row["text"]
        repliesTo = try row["repliesTo"]
        createdAt = try row["createdAt"]
        correctedAt = try row["correctedAt"]
    }
}
