import Accounts
import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// One message between the two sides of an application.
struct Message: Encodable, Sendable {
    let id: Identifier<Message>
    let author: String
    let text: String
    let createdAt: Timestamp

    init(_ row: borrowing Row) throws {
        id = try row[0]
        author = try row[1]
        text = try row[2]
        createdAt = try row[3]
    }

    init(id: Identifier<Message>, author: String, text: String, createdAt: Timestamp) {
        self.id = id
        self.author = author
        self.text = text
        self.createdAt = createdAt
    }
}

/// Lists the messages of an application, the oldest first.
struct ListMessages: Query {
    static let operation = Operation(
        .get, "/v1/apprenticeship/applications/{application}/messages", id: "listApplicationMessages",
        access: ApprenticeshipAccess.sides)
    let apprenticeship: Apprenticeship

    struct Input: RequestReadable {
        let id: Application.ID
        let limit: PageLimit
        let cursor: Cursor<Message>?

        init(from request: inout RequestReader) throws(Failure) {
            id = try request.path("application")
            limit = try request.pageLimit()
            cursor = try request.query("cursor")
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Page<Message> {
        _ = try caller.side(of: input.id, in: connection)
        let start = input.cursor?.id.description ?? ""
        let messages = try connection.all(
            """
            SELECT id, author, text, createdAt FROM applicationMessage
            WHERE application = \(input.id) AND id > \(start) ORDER BY id LIMIT \(input.limit.value + 1)
            """, as: Message.init)
        return Page(messages, limit: input.limit) { Cursor(after: $0.id) }
    }
}

/// Writes to the other side of an application; they are told by mail that there is something to read.
struct WriteMessage: Command {
    static let operation = Operation(
        .post, "/v1/apprenticeship/applications/{application}/messages", id: "writeApplicationMessage",
        access: ApprenticeshipAccess.sides, bodyLimit: 32 << 10)
    let apprenticeship: Apprenticeship

    struct Input: RequestReadable {
        let id: Application.ID
        let text: String

        private struct Body: Decodable { let text: String }

        init(from request: inout RequestReader) throws(Failure) {
            id = try request.path("application")
            guard let text = Prose.trimmed(try request.json(as: Body.self).text, 1...4000, isOneLine: false) else {
                throw Failure.invalid([
                    Failure.Field(
                        "/text", "length", Text(fr: "De 1 à 4 000 caractères.", en: "1 to 4,000 characters."))
                ])
            }
            self.text = text
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Created<Message> {
        let (application, actor) = try caller.side(of: input.id, in: transaction.connection)
        for case .discriminatory(let advice) in Wording.faults(in: input.text) where actor == .employer {
            throw Failure(.discriminatoryWording, fields: [Failure.Field("/text", "discriminatory", advice)])
        }
        let message = Message(
            id: transaction.identifier(), author: actor.rawValue, text: input.text, createdAt: transaction.now)
        try transaction.connection.run(
            """
            INSERT INTO applicationMessage (id, application, author, text, createdAt)
            VALUES (\(message.id), \(application.id), \(message.author), \(message.text), \(message.createdAt))
            """)
        try apprenticeship.letters(in: transaction).messageWritten(application, by: actor, message.id.description)
        return Created(message, at: "/v1/apprenticeship/applications/\(application.id)/messages")
    }
}

extension Caller {
    /// The application and the side of it that the caller is on.
    ///
    /// - Throws: not found, for everybody else.
    func side(
        of id: Application.ID, in connection: Connection
    ) throws -> (application: Application, actor: ApplicationStep.Actor) {
        guard let application = try ApplicationTable(connection).find(id), let person else { throw Failure(.notFound) }
        if holds(.candidate), application.candidate != nil, application.account == person.account {
            return (application, .candidate)
        }
        guard try answers(for: application.offer, of: application.employer, in: connection) else {
            throw Failure(.notFound)
        }
        return (application, .employer)
    }
}
