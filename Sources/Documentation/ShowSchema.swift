import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// One schema of the contract.
struct ShowSchema: Query {
    static let operation = Operation(
        .get, "/docs/schemas/{schema}", id: "referenceSchema", access: .anyone, produces: .html)
    let reference: Reference

    struct Input: RequestReadable {
        let schema: String

        init(from request: inout RequestReader) throws(Failure) { schema = try request.path("schema") }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        guard let schema = reference.schema(input.schema) else { throw Failure(.notFound) }
        let words = SchemaWords(reference: reference)
        let example = schema["example"].map {
            "<h2>Example</h2>\n<pre tabindex=\"0\"><code>\(HTMLPage.escape(JSONLayout.text($0)))</code></pre>\n"
        }
        let content = """
            <div lang="en">
            \(Markup.html(schema["description"]?.string ?? ""))
            <p>\(words.type(of: schema))</p>
            \(words.table(of: schema))
            \(example ?? "")
            <h2>As the contract says it</h2>
            <pre tabindex="0"><code>\(HTMLPage.escape(JSONLayout.text(schema)))</code></pre>
            </div>
            """
        return HTMLPage(
            title: Text(fr: input.schema, en: input.schema), content: content, isWide: true
        ).representation(in: caller.language)
    }
}
