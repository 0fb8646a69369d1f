import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// Shows a known answer.
struct ShowKnownAnswer: Query {
    static let operation = Operation(
        .get, "/v1/known-answers/{knownAnswer}", id: "showKnownAnswer", access: .signedIn)

    func handle(_ input: KnownAnswerName, for caller: Caller, in connection: Connection) throws -> Representation {
        guard let answer = try KnownAnswerTable(connection).find(input.answer), answer.isPublished else {
            throw Failure(.notFound)
        }
        return KnownAnswerDocument.representation(answer)
    }
}

/// Lists the known answers.
struct ListKnownAnswers: Query {
    static let operation = Operation(.get, "/v1/known-answers", id: "listKnownAnswers", access: .signedIn)

    func handle(_ input: LatestPage<KnownAnswer>, for caller: Caller, in connection: Connection) throws
        -> Representation
    {
        let answers = try KnownAnswerTable(connection).all(
            of: input.organisation, before: input.cursor?.id, limit: input.limit.value + 1)
        return .latest(answers, limit: input.limit, id: \.id) { KnownAnswerDocument.write($0, to: &$1) }
    }
}

/// Finds what is known of the words in which somebody tells a blockage, before they send a ticket.
struct SuggestKnownAnswers: Query {
    static let operation = Operation(
        .get, "/v1/known-answers/suggestions", id: "suggestKnownAnswers", access: .signedIn)

    struct Input: RequestReadable {
        let text: String
        let organisation: String?

        init(from request: inout RequestReader) throws(Failure) {
            text = try request.query("text") ?? ""
            organisation = try request.query("organisation")
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        // Any of the words: people tell the same thing in different ones, and the best come first.
        let words = SearchTable.folded(input.text).split(separator: " ").filter { $0.utf8.count > 2 }.prefix(20)
        guard !words.isEmpty else {
            return .latest([KnownAnswer](), limit: .standard, id: \.id) { KnownAnswerDocument.write($0, to: &$1) }
        }
        let found = try KnownAnswerTable(connection).suggestions(
            Array(words), organisation: input.organisation, limit: 5)
        return .latest(found, limit: .standard, id: \.id) { KnownAnswerDocument.write($0, to: &$1) }
    }
}

/// A known answer as everybody who signed in sees it.
enum KnownAnswerDocument {
    static func write(_ answer: KnownAnswer, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", answer.id)
        writer.member("version", answer.version)
        writer.member("title", answer.title)
        writer.member("organisation", answer.organisation)
        writer.list("keywords", answer.keywords) { $1.string($0) }
        writer.list("steps", answer.steps) { $1.string($0) }
        writer.list("links", answer.links) { $1.string($0) }
        writer.member("publishedBy", answer.publishedBy)
        writer.member("published", answer.isPublished)
        writer.member("uses", answer.uses)
        writer.member("updatedAt", answer.updatedAt)
        writer.endObject()
    }

    static func representation(_ answer: KnownAnswer, status: Status = .ok) -> Representation {
        var writer = JSONWriter(reserving: 1024)
        write(answer, to: &writer)
        return Representation(status, .json, writer.bytes, version: answer.version)
    }
}

extension Representation {
    /// One page of what is named by identifiers, the latest first.
    static func latest<Item, Entity>(
        _ items: [Item], limit: PageLimit, id: (Item) -> Identifier<Entity>,
        _ write: (Item, inout JSONWriter) throws -> Void
    ) rethrows -> Representation {
        try page(items, limit: limit, cursor: { Cursor<Entity>(after: id($0)).description }, write)
    }
}
