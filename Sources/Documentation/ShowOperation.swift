import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// One operation: who may call it, what it takes, what it answers, a command to try it.
struct ShowOperation: Query {
    static let operation = Operation(
        .get, "/docs/operations/{operation}", id: "referenceOperation", access: .anyone, produces: .html)
    let reference: Reference

    struct Input: RequestReadable {
        let operation: String

        init(from request: inout RequestReader) throws(Failure) { operation = try request.path("operation") }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        guard let operation = reference.operations[input.operation] else { throw Failure(.notFound) }
        let curl = HTMLPage.escape(CurlExample(operation, reference).text)
        let content = """
            <div lang="en">
            <p><span class="method">\(operation.method)</span> <code>\(HTMLPage.escape(operation.path))</code></p>
            \(Markup.html(operation.value["description"]?.string ?? ""))
            \(access(operation))
            <h2>To try</h2>
            <pre tabindex="0"><code>\(curl)</code></pre>
            \(parameters(operation))
            \(body(operation))
            \(answers(operation))
            <p><a href="/docs/\(operation.topic)">All operations of \(HTMLPage.escape(operation.topic))</a></p>
            </div>
            """
        return HTMLPage(
            title: Text(fr: operation.summary, en: operation.summary), content: content,
            isWide: true
        ).representation(in: caller.language)
    }

    private func access(_ operation: DescribedOperation) -> String {
        operation.access.map { "<p>Who may call it: <strong>\(HTMLPage.escape($0))</strong>.</p>" } ?? ""
    }

    private func parameters(_ operation: DescribedOperation) -> String {
        let words = SchemaWords(reference: reference)
        let rows = operation.parameters.map { reference.resolved($0).value }.map { parameter in
            "<tr><th scope=\"row\"><code>\(HTMLPage.escape(parameter["name"]?.string ?? ""))</code></th>"
                + "<td>\(parameter["in"]?.string ?? "")</td><td>\(parameter["schema"].map(words.type) ?? "")"
                + (parameter["required"]?.bool == true ? " <strong>required</strong>" : "") + "</td>"
                + "<td>\(Markup.line(parameter["description"]?.string ?? ""))</td></tr>"
        }
        guard !rows.isEmpty else { return "" }
        return """
            <h2>Parameters</h2>
            <div class="scroll" tabindex="0" role="region" aria-label="Parameters"><table>
            <thead><tr><th scope="col">Name</th><th scope="col">In</th><th scope="col">Type</th>
            <th scope="col">Meaning</th></tr></thead>
            <tbody>
            \(rows.joined(separator: "\n"))
            </tbody></table></div>
            """
    }

    private func body(_ operation: DescribedOperation) -> String {
        guard let contents = operation.value["requestBody"]?["content"] else { return "" }
        return "<h2>Body</h2>\n" + contents.members.map { type, content in described(type, content) }.joined()
    }

    private func answers(_ operation: DescribedOperation) -> String {
        let answers = operation.value["responses"].map { Array($0.members) } ?? []
        return "<h2>Answers</h2>\n"
            + answers.map { status, answer in
                let answer = reference.resolved(answer).value
                let name = status == "default" ? "Otherwise" : status
                return "<h3>\(name)</h3>\n<p>\(Markup.line(answer["description"]?.string ?? ""))</p>\n"
                    + (answer["content"].map { $0.members.map { described($0.key, $0.value) }.joined() } ?? "")
            }.joined()
    }

    private func described(_ type: String, _ content: JSONValue) -> String {
        let words = SchemaWords(reference: reference)
        guard let schema = content["schema"] else { return "<p><code>\(HTMLPage.escape(type))</code></p>\n" }
        return "<p><code>\(HTMLPage.escape(type))</code>: \(words.type(of: schema))</p>\n"
            + words.table(of: reference.resolved(schema).value)
    }
}
