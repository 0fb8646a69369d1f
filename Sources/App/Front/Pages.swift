import Database
import Endpoints
import HTTP
import Kernel

/// Every way in which a request can fail.
struct ProblemIndex: Query {
    static let operation = Operation(.get, "/problems", id: "problems", access: .anyone, produces: .html)
    let problems: [Problem]

    func handle(_ input: NoInput, for caller: Caller, in connection: Connection) -> Representation {
        func list(_ language: Language) -> String {
            let items = problems.map { problem in
                "<li><a href=\"/problems/\(problem.code)\"><code>\(problem.code)</code></a> "
                    + "(\(Status(problem.kind).code)) \(HTMLPage.escape(problem.title(in: language)))</li>"
            }
            return "<ul>\n" + items.joined(separator: "\n") + "\n</ul>"
        }
        return HTMLPage(
            title: Text(fr: "Les erreurs", en: "The errors"), content: list(caller.language)
        ).representation(in: caller.language)
    }
}

/// What one problem means and what to do about it: the page behind `type` (RFC 9457 §3.1.1).
struct ProblemPage: Query {
    static let operation = Operation(.get, "/problems/{code}", id: "problem", access: .anyone, produces: .html)
    let problems: [String: Problem]

    struct Input: RequestReadable {
        let code: String

        init(from request: inout RequestReader) throws(Failure) { code = try request.path("code") }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        guard let problem = problems[input.code] else { throw Failure(.notFound) }
        func content(_ language: Language) -> String {
            "<p>\(HTMLPage.escape(problem.explanation(in: language)))</p>\n"
                + "<p>HTTP \(Status(problem.kind).code), <code>\(problem.code)</code></p>"
        }
        return HTMLPage(title: problem.title, content: content(caller.language))
            .representation(in: caller.language)
    }
}
