import Database
import Endpoints
import HTTP
import Kernel

/// The page at the root: what this is, and where to go on.
struct HomePage: Query {
    static let operation = Operation(.get, "/", id: "home", access: .anyone, produces: .html)

    private static let page = HTMLPage(
        title: Text(fr: "Guichet, une API des services publics", en: "Guichet, an API of public services"),
        content: Text(
            fr: """
                <p>Une API JSON : calculs expliqués de droit social, et bientôt l'orientation vers les experts, les
                blocages de dossiers, l'apprentissage et les fiches d'entreprise.</p>
                <ul>
                <li><a href="/openapi.yaml">Le contrat de l'API (OpenAPI 3.1)</a>, <a href="/openapi.json">en JSON</a></li>
                <li><a href="/problems">Les erreurs et ce qu'elles veulent dire</a></li>
                <li><a href="/readyz">L'état du service</a></li>
                </ul>
                <p>Premier essai :</p>
                <pre><code>curl -s localhost:8080/v1/simulation/evaluate --json '{"situation":{"salarié . contrat . salaire brut":"3000 €/mois"},"expressions":["salarié . rémunération . net . à payer avant impôt"]}'</code></pre>
                """,
            en: """
                <p>A JSON API: explained calculations of social law, and soon routing to experts, blocked files,
                apprenticeship and company sheets.</p>
                <ul>
                <li><a href="/openapi.yaml">The contract of the API (OpenAPI 3.1)</a>, <a href="/openapi.json">as JSON</a></li>
                <li><a href="/problems">The errors and what they mean</a></li>
                <li><a href="/readyz">The state of the service</a></li>
                </ul>
                <p>A first try:</p>
                <pre><code>curl -s localhost:8080/v1/simulation/evaluate --json '{"situation":{"salarié . contrat . salaire brut":"3000 €/mois"},"expressions":["salarié . rémunération . net . à payer avant impôt"]}'</code></pre>
                """))

    func handle(_ input: NoInput, for caller: Caller, in connection: Connection) -> Representation {
        HomePage.page.representation(in: caller.language)
    }
}

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
            title: Text(fr: "Les erreurs", en: "The errors"), content: Text(fr: list(.french), en: list(.english))
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
        return HTMLPage(title: problem.title, content: Text(fr: content(.french), en: content(.english)))
            .representation(in: caller.language)
    }
}

/// The look of all pages.
struct StyleSheet: Query {
    static let operation = Operation(.get, "/style.css", id: "styleSheet", access: .anyone, produces: .css)

    private static let css = Array(
        """
        :root { color-scheme: light dark; --text: #1e1e1e; --ground: #fff; --accent: #000091; }
        @media (prefers-color-scheme: dark) { :root { --text: #eee; --ground: #161616; --accent: #b1b1f9; } }
        body { margin: 0 auto; padding: 1rem; max-width: 44rem; color: var(--text); background: var(--ground);
          font: 1.05rem/1.6 system-ui, sans-serif; }
        a { color: var(--accent); }
        a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
        h1 { line-height: 1.2; }
        pre { overflow-x: auto; padding: 1rem; border: 1px solid; white-space: pre-wrap; overflow-wrap: anywhere; }
        @media print { nav { display: none; } }

        """.utf8)

    func handle(_ input: NoInput, for caller: Caller, in connection: Connection) -> Representation {
        Representation(.ok, .css, StyleSheet.css, caching: .publicly(seconds: 3600))
    }
}
