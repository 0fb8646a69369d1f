import Database
import Directory
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// What somebody writes of a known problem.
struct KnownAnswerOrder: Decodable, Sendable {
    let title: ShortText
    let organisation: Organisation.Slug
    let keywords: [ShortText]?
    let steps: [ShortText]
    let links: [ShortText]?
}

/// Publishes the answer to a known problem.
struct PublishKnownAnswer: Command {
    static let operation = Operation(
        .post, "/v1/known-answers", id: "publishKnownAnswer", access: OrganisationRights.keepers)
    let keeping: TicketKeeping

    struct Input: RequestReadable {
        let order: KnownAnswerOrder

        init(from request: inout RequestReader) throws(Failure) {
            order = try request.json(as: KnownAnswerOrder.self)
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let order = input.order
        try OrganisationRights(caller: caller).demand(order.organisation.description)
        let table = KnownAnswerTable(transaction.connection)
        let desk = TicketDesk(keeping, for: caller, in: transaction)
        let answer = KnownAnswer(
            number: try table.nextNumber(), id: transaction.identifier(), version: 1, isPublished: true,
            title: order.title.description, organisation: order.organisation.description,
            keywords: (order.keywords ?? []).map(\.description), steps: order.steps.map(\.description),
            links: (order.links ?? []).map(\.description),
            publishedBy: try desk.snapshot.name(of: caller.person?.account ?? ""), publisher: caller.person?.account,
            uses: 0,
            createdAt: transaction.now,
            updatedAt: transaction.now)
        try table.put(answer)
        try transaction.journal.append(
            Event("known-answer-published", on: ObjectName("knownAnswer", answer.id), version: 1), by: caller)
        var representation = KnownAnswerDocument.representation(answer, status: .created)
        representation.fields.append(.location, "/v1/known-answers/\(answer.id)")
        return representation
    }
}

/// The name of a known answer in a path.
struct KnownAnswerName: RequestReadable {
    let answer: Identifier<KnownAnswer>

    init(from request: inout RequestReader) throws(Failure) { answer = try request.path("knownAnswer") }
}

/// Changes a known answer, or withdraws it.
struct ChangeKnownAnswer: Command {
    static let operation = Operation(
        .put, "/v1/known-answers/{knownAnswer}", id: "changeKnownAnswer", access: OrganisationRights.keepers)
    static let repetition = Repetition.notKept
    let keeping: TicketKeeping

    struct Input: RequestReadable {
        let name: KnownAnswerName
        let precondition: Precondition
        let body: Body

        struct Body: Decodable, Sendable {
            let title: ShortText
            let keywords: [ShortText]?
            let steps: [ShortText]
            let links: [ShortText]?
            let published: Bool?
        }

        init(from request: inout RequestReader) throws(Failure) {
            name = try KnownAnswerName(from: &request)
            precondition = try request.precondition()
            body = try request.json(as: Body.self)
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let table = KnownAnswerTable(transaction.connection)
        guard var answer = try table.find(input.name.answer) else { throw Failure(.notFound) }
        try OrganisationRights(caller: caller).demand(answer.organisation)
        try input.precondition.check(answer.version)
        answer.title = input.body.title.description
        answer.keywords = (input.body.keywords ?? []).map(\.description)
        answer.steps = input.body.steps.map(\.description)
        answer.links = (input.body.links ?? []).map(\.description)
        answer.isPublished = input.body.published ?? true
        answer.version += 1
        answer.updatedAt = transaction.now
        try table.put(answer)
        try transaction.journal.append(
            Event("known-answer-changed", on: ObjectName("knownAnswer", answer.id), version: answer.version),
            by: caller)
        return KnownAnswerDocument.representation(answer)
    }
}

/// Counts that an answer took the place of a ticket.
struct UseKnownAnswer: Command {
    static let operation = Operation(
        .post, "/v1/known-answers/{knownAnswer}/use", id: "useKnownAnswer", access: .signedIn)
    let keeping: TicketKeeping

    func handle(_ input: KnownAnswerName, for caller: Caller, in transaction: WriteTransaction) throws -> Representation
    {
        let table = KnownAnswerTable(transaction.connection)
        guard let answer = try table.find(input.answer), answer.isPublished else { throw Failure(.notFound) }
        try transaction.connection.run("UPDATE knownAnswer SET uses = uses + 1 WHERE id = \(answer.id)")
        try transaction.journal.append(
            Event(
                "known-answer-used", on: ObjectName("knownAnswer", answer.id),
                details: "{\"category\":\"\(answer.organisation)\"}"), by: caller)
        return KnownAnswerDocument.representation(try table.find(input.answer) ?? answer)
    }
}
