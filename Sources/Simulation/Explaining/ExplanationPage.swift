import Endpoints
import HTTP
import Kernel
import Publicodes

/// An explanation as a page that people read: details that unfold, without any script.
struct ExplanationPage {
    private let answer: ExplanationAnswer
    private var language: Language { answer.language }

    init(_ answer: ExplanationAnswer) { self.answer = answer }

    /// The page.
    func representation(in language: Language) -> Representation {
        let explanation = answer.explanation
        let title =
            explanation.rule.isEmpty
            ? answer.request.expression : answer.model.title(of: explanation.rule, in: language)
        var content = "<p><strong>\(escape(explanation.text))</strong></p>\n"
        content += details(explanation, isOpen: true)
        if !answer.parameters.isEmpty { content += parameters() }
        content += "<p>\(say("Modèle", "Model")) \(escape(answer.model.id))@\(escape(answer.model.version)), "
        if let date = answer.date { content += say("droit au ", "law of ") + escape(date) + ", " }
        content += "<code>\(answer.model.digest.prefix(12))</code></p>"
        return HTMLPage(title: Text(fr: title, en: title), content: content)
            .representation(in: language, caching: nil)
    }

    private func details(_ explanation: Explanation, isOpen: Bool = false) -> String {
        let name = explanation.rule.isEmpty ? "" : answer.model.title(of: explanation.rule, in: language) + " : "
        let heading = escape(name) + "<strong>\(escape(explanation.text))</strong>"
        guard !explanation.isRepeated else {
            return "<p>\(heading) (\(say("expliqué ailleurs", "explained elsewhere")))</p>\n"
        }
        var html = "<details\(isOpen ? " open" : "")><summary>\(heading)</summary>\n"
        if !explanation.formula.isEmpty { html += "<p>\(escape(explanation.formula))</p>\n" }
        if let calculation = explanation.calculation { html += "<p>= \(escape(calculation))</p>\n" }
        if !explanation.steps.isEmpty {
            html += "<ul>\n" + explanation.steps.map(item).joined() + "</ul>\n"
        }
        html += references(of: explanation)
        html += explanation.uses.map { details($0) }.joined()
        if explanation.isCut { html += "<p>…</p>\n" }
        return html + "</details>\n"
    }

    private func item(_ step: Explanation.Step) -> String {
        let outcome = step.outcome.map { " (\(escape($0)))" } ?? ""
        let text = escape(step.text) + outcome
        return "<li>\(step.isTaken ? "✓ <strong>\(text)</strong>" : text)</li>\n"
    }

    private func parameters() -> String {
        let rows = answer.parameters.map { figure in
            let dates = [figure.validFrom, figure.validUntil].map { $0.map(escape) ?? "" }
            return "<tr><th scope=\"row\">\(escape(answer.model.title(of: figure.rule, in: language)))</th>"
                + "<td>\(escape(figure.text))</td><td>\(dates.joined(separator: " – "))</td>"
                + "<td>\(references(of: figure))</td></tr>\n"
        }
        return "<h2>\(say("Les chiffres de la loi", "The figures of the law"))</h2>\n<table>\n" + rows.joined()
            + "</table>\n"
    }

    private func references(of explanation: Explanation) -> String {
        guard let rule = answer.model.rules[explanation.rule] else { return "" }
        let links = rule.lawReferences.map { reference in
            "<li><a href=\"\(escape(reference.url))\" rel=\"external\">\(escape(reference.title))</a></li>"
        }
        return links.isEmpty ? "" : "<ul>" + links.joined() + "</ul>\n"
    }

    private func escape(_ text: String) -> String { HTMLPage.escape(text) }
    private func say(_ french: String, _ english: String) -> String { language == .french ? french : english }
}
