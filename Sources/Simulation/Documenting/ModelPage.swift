import Database
import Endpoints
import HTTP
import Kernel
import Publicodes

/// The rules of a model as a page for people, with a search.
struct ModelPage: Query {
    static let operation = Operation(
        .get, "/v1/simulation/models/{model}/docs", id: "modelPage", access: .anyone, produces: .html)
    let models: ModelCatalog

    struct Input: RequestReadable {
        let model: ModelReference
        let text: String

        init(from request: inout RequestReader) throws(Failure) {
            model = try request.path("model")
            text = try request.query("q") ?? ""
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        let model = try models.found(input.model, for: caller, in: connection)
        let found = model.rules.matching(input.text, in: caller.language)
        let items = found.prefix(1000).map { rule in
            "<li>\(RulePage.link(rule.name, input.model, model, caller.language))</li>"
        }
        let label = Text(fr: "Chercher une règle", en: "Look for a rule")(in: caller.language)
        let content = """
            <form method="get"><label>\(label) <input type="search" name="q" \
            value="\(HTMLPage.escape(input.text))"></label></form>
            <ul>
            \(items.joined(separator: "\n"))
            </ul>
            """
        return HTMLPage(title: Text(fr: model.id, en: model.id), content: content)
            .representation(in: caller.language)
    }
}

/// One rule as a page for people: what it says, its law, what it uses and what uses it.
struct RulePage: Query {
    static let operation = Operation(
        .get, "/v1/simulation/models/{model}/docs/{rule}", id: "rulePage", access: .anyone, produces: .html)
    let models: ModelCatalog

    struct Input: RequestReadable {
        let model: ModelReference
        let rule: String

        init(from request: inout RequestReader) throws(Failure) {
            model = try request.path("model")
            rule = try request.path("rule")
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        let model = try models.found(input.model, for: caller, in: connection)
        guard let rule = model.rules[input.rule] else { throw Failure(.notFound) }
        let language = caller.language
        func say(_ french: String, _ english: String) -> String { language == .french ? french : english }
        func list(_ title: String, _ items: [String]) -> String {
            items.isEmpty ? "" : "<h2>\(title)</h2>\n<ul>" + items.map { "<li>\($0)</li>" }.joined() + "</ul>\n"
        }
        var content = "<p><code>\(HTMLPage.escape(rule.name))</code></p>\n"
        for attribute in ["description", "question", "note"] {
            guard let text = rule.text(attribute, in: language) else { continue }
            content += "<p>\(HTMLPage.escape(text))</p>\n"
        }
        if rule.isUnconfirmed {
            content += "<p><strong>\(say("Chiffre non confirmé", "Unconfirmed figure"))</strong></p>\n"
        }
        let explanation = model.withEvaluator { evaluator in
            try? evaluator.setSituation(RawMap())
            return try? evaluator.explain(rule.name, depth: 1, in: language) { model.title(of: $0, in: language) }
        }
        if let explanation, !explanation.formula.isEmpty {
            content += "<h2>\(say("Calcul", "Calculation"))</h2>\n<p>\(HTMLPage.escape(explanation.formula))</p>\n"
            content += list("", explanation.steps.map { HTMLPage.escape($0.text) })
                .replacing("<h2></h2>\n", with: "")
        }
        content += list(
            say("Références", "References"),
            rule.lawReferences.map {
                "<a href=\"\(HTMLPage.escape($0.url))\" rel=\"external\">\(HTMLPage.escape($0.title))</a>"
            })
        for (title, names) in [
            (say("Utilise", "Uses"), rule.references),
            (say("Utilisée par", "Used by"), model.rules.dependents(of: rule.name)),
        ] {
            content += list(title, names.map { RulePage.link($0, input.model, model, language) })
        }
        let title = rule.title(in: language)
        return HTMLPage(title: Text(fr: title, en: title), content: content)
            .representation(in: language)
    }

    /// A link to the page of a rule.
    static func link(_ rule: String, _ reference: ModelReference, _ model: ServedModel, _ language: Language) -> String
    {
        let version = reference.version == .published ? "" : "@\(reference.version)"
        let address = "/v1/simulation/models/\(reference.id)\(version)/docs/\(escaped(rule))"
        return "<a href=\"\(address)\">\(HTMLPage.escape(model.title(of: rule, in: language)))</a>"
    }

    /// A name made fit for a path.
    private static func escaped(_ name: String) -> String {
        name.utf8.map { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: String(Unicode.Scalar(byte))
            default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }.joined()
    }
}
