import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// The reference's first page: conventions, topics, schemas.
struct ShowReference: Query {
    static let operation = Operation(.get, "/docs", id: "reference", access: .anyone, produces: .html)
    let reference: Reference

    func handle(_ input: NoInput, for caller: Caller, in connection: Connection) -> Representation {
        func content(_ language: Language) -> String {
            let lead = Text(
                fr: """
                    <p>Cette référence est écrite d'après <a href="/openapi.yaml">le contrat</a>
                    (OpenAPI 3.1, <a href="/openapi.json">en JSON</a>), que des tests tiennent au code. Elle est en anglais ;
                    les réponses de l'API sont en français ou en anglais, selon <code>Accept-Language</code>.</p>
                    """,
                en: """
                    <p>This reference is written from <a href="/openapi.yaml">the contract</a> (OpenAPI 3.1,
                    <a href="/openapi.json">as JSON</a>), which tests hold to the code. Answers are in French or English, by
                    <code>Accept-Language</code>.</p>
                    """)(in: language)
            let heading = Text(fr: "Par sujet", en: "By topic")(in: language)
            let cards = reference.topics.filter { !$0.operations.isEmpty }.map { topic in
                let count = topic.operations.count
                return "<li><h3><a href=\"/docs/\(topic.name)\">\(HTMLPage.escape(topic.name))</a></h3>"
                    + "<p lang=\"en\">\(Markup.line(topic.description))</p>"
                    + "<p class=\"soft\">\(count) \(Text(fr: "opérations", en: "operations")(in: language))</p></li>"
            }
            let schemas = (reference.contract["components"]?["schemas"]?.members.map(\.key) ?? []).map {
                "<a href=\"/docs/schemas/\($0)\">\($0)</a>"
            }
            return """
                \(lead)
                <div lang="en">\(Markup.html(reference.contract["info"]?["description"]?.string ?? ""))</div>
                <h2>\(heading)</h2>
                <ul class="cards">
                \(cards.joined(separator: "\n"))
                </ul>
                <h2>\(Text(fr: "Schémas", en: "Schemas")(in: language))</h2>
                <details><summary>\(schemas.count)</summary>
                <p>\(schemas.joined(separator: ", "))</p></details>
                """
        }
        return HTMLPage(
            title: Text(fr: "Référence de l'API", en: "API reference"),
            content: content(caller.language), isWide: true
        ).representation(in: caller.language)
    }
}

/// The operations of one topic.
struct ShowTopic: Query {
    static let operation = Operation(.get, "/docs/{topic}", id: "referenceTopic", access: .anyone, produces: .html)
    let reference: Reference

    struct Input: RequestReadable {
        let topic: String

        init(from request: inout RequestReader) throws(Failure) { topic = try request.path("topic") }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        guard let topic = reference.topics.first(where: { $0.name == input.topic }) else { throw Failure(.notFound) }
        let rows = topic.operations.map { operation in
            "<li><a href=\"/docs/operations/\(operation.id)\"><span class=\"method\">\(operation.method)</span> "
                + "<code>\(HTMLPage.escape(operation.path))</code></a><br>\(Markup.line(operation.summary))</li>"
        }
        let content = """
            <div lang="en"><p>\(Markup.line(topic.description))</p>
            <ul>
            \(rows.joined(separator: "\n"))
            </ul></div>
            """
        return HTMLPage(
            title: Text(fr: topic.name, en: topic.name), content: content, isWide: true
        ).representation(in: caller.language)
    }
}
