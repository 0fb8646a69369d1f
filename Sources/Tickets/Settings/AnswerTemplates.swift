import Database
import Directory
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// Words that agents of an organisation use again: `{reference}` and `{organisation}` are filled in by who uses them.
struct AnswerTemplate: Encodable, Sendable {
    let id: Identifier<AnswerTemplate>
    let version: Int
    let organisation: String
    let title: String
    let text: String
}

/// Lists the templates of the organisations for which one answers.
struct ListTemplates: Query {
    static let operation = Operation(
        .get, "/v1/answer-templates", id: "listAnswerTemplates", access: OrganisationRights.keepers)

    func handle(_ input: LatestPage<AnswerTemplate>, for caller: Caller, in connection: Connection) throws
        -> Representation
    {
        let own = OrganisationRights(caller: caller).answering.filter { input.organisation ?? $0 == $0 }.sorted()
        let templates = try connection.all(
            """
            SELECT id, version, organisation, title, text FROM answerTemplate
            WHERE id < \(input.cursor?.id.description ?? "g") AND organisation IN (\(each: own))
            ORDER BY id DESC LIMIT \(input.limit.value + 1)
            """, as: AnswerTemplate.init)
        return try .latest(templates, limit: input.limit, id: \.id) { template, writer in
            try JSONEncoder.encode(template, into: &writer)
        }
    }
}

/// Keeps a template.
struct CreateTemplate: Command {
    static let operation = Operation(
        .post, "/v1/answer-templates", id: "createAnswerTemplate", access: OrganisationRights.keepers)

    struct Input: RequestReadable {
        let body: Body

        struct Body: Decodable, Sendable {
            let organisation: Organisation.Slug
            let title: ShortText
            let text: LongText
        }

        init(from request: inout RequestReader) throws(Failure) { body = try request.json(as: Body.self) }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let body = input.body
        try OrganisationRights(caller: caller).demand(body.organisation.description)
        let template = AnswerTemplate(
            id: transaction.identifier(), version: 1, organisation: body.organisation.description,
            title: body.title.description, text: body.text.description)
        try transaction.connection.run(
            """
            INSERT INTO answerTemplate (id, version, organisation, title, text, createdAt)
            VALUES (\(template.id), 1, \(template.organisation), \(template.title), \(template.text),
                \(transaction.now))
            """)
        try transaction.journal.append(
            Event("answer-template-created", on: ObjectName("answerTemplate", template.id), version: 1), by: caller)
        var answer = Representation(.created, .json, try JSONEncoder.encode(template), version: 1)
        answer.fields.append(.location, "/v1/answer-templates/\(template.id)")
        return answer
    }
}

/// Forgets a template.
struct DeleteTemplate: Command {
    static let operation = Operation(
        .delete, "/v1/answer-templates/{template}", id: "deleteAnswerTemplate", access: OrganisationRights.keepers)
    static let repetition = Repetition.notKept

    struct Input: RequestReadable {
        let template: Identifier<AnswerTemplate>
        let precondition: Precondition

        init(from request: inout RequestReader) throws(Failure) {
            template = try request.path("template")
            precondition = try request.precondition()
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let connection = transaction.connection
        let template = try connection.first(
            "SELECT id, version, organisation, title, text FROM answerTemplate WHERE id = \(input.template)",
            as: AnswerTemplate.init)
        let rights = OrganisationRights(caller: caller)
        guard let template, rights.answering.contains(template.organisation) || rights.manages(template.organisation)
        else { throw Failure(.notFound) }
        try input.precondition.check(template.version)
        try connection.run("DELETE FROM answerTemplate WHERE id = \(template.id)")
        try transaction.journal.append(
            Event("answer-template-removed", on: ObjectName("answerTemplate", template.id)), by: caller)
        return Representation(.noContent, .json, [])
    }
}

extension AnswerTemplate {
    init(_ row: borrowing Row) throws {
        id = try row["id"]
        version = try row["version"]
        organisation = try row["organisation"]
        title = try row["title"]
        text = try row["text"]
    }
}
