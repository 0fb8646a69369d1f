import JSON
import Kernel
import Publicodes

extension JSONWriter {
    /// An explanation, with those of the rules below.
    mutating func explanation(_ explanation: Explanation, of model: ServedModel, in language: Language) {
        beginObject()
        value(explanation, of: model, in: language)
        key("origin")
        string(explanation.origin.rawValue)
        if !explanation.formula.isEmpty {
            key("formula")
            string(explanation.formula)
        }
        if let calculation = explanation.calculation {
            key("calculation")
            string(calculation)
        }
        if !explanation.steps.isEmpty { steps(explanation.steps) }
        if explanation.isParameter { law(of: explanation, model, language) }
        flag("onlyForConditions", explanation.isCondition)
        flag("repeated", explanation.isRepeated)
        flag("cut", explanation.isCut)
        key("uses")
        beginArray()
        for use in explanation.uses { self.explanation(use, of: model, in: language) }
        endArray()
        endObject()
    }

    /// A figure of the law, with its source and its days.
    mutating func parameter(_ explanation: Explanation, of model: ServedModel, in language: Language) {
        beginObject()
        value(explanation, of: model, in: language)
        law(of: explanation, model, language)
        endObject()
    }

    private mutating func value(_ explanation: Explanation, of model: ServedModel, in language: Language) {
        if !explanation.rule.isEmpty {
            key("rule")
            string(explanation.rule)
            key("title")
            string(model.title(of: explanation.rule, in: language))
        }
        result(of: explanation.evaluation)
        key("text")
        string(explanation.text)
    }

    /// The members `nodeValue` and `unit`, as evaluations have them.
    mutating func result(of evaluation: Evaluation) {
        switch evaluation.value {
        case .undefined: break
        case .notApplicable:
            key("nodeValue")
            null()
        case .bool(let bool):
            key("nodeValue")
            self.bool(bool)
        case .number(let number):
            key("nodeValue")
            self.number(number)
        case .string(let text):
            key("nodeValue")
            string(text)
        }
        guard let unit = evaluation.unit?.text, !unit.isEmpty else { return }
        key("unit")
        string(unit)
    }

    private mutating func steps(_ steps: [Explanation.Step]) {
        key("steps")
        beginArray()
        for step in steps {
            beginObject()
            key("mechanism")
            string(step.mechanism)
            key("text")
            string(step.text)
            if let outcome = step.outcome {
                key("outcome")
                string(outcome)
            }
            key("taken")
            bool(step.isTaken)
            endObject()
        }
        endArray()
    }

    private mutating func law(of explanation: Explanation, _ model: ServedModel, _ language: Language) {
        for (name, text) in [("validFrom", explanation.validFrom), ("validUntil", explanation.validUntil)] {
            guard let text else { continue }
            key(name)
            string(RuleDate.standard(text))
        }
        guard let rule = model.rules[explanation.rule] else { return }
        if rule.isUnconfirmed {
            key("confirmed")
            bool(false)
        }
        key("references")
        references(of: rule)
    }

    private mutating func flag(_ name: String, _ holds: Bool) {
        guard holds else { return }
        key(name)
        bool(true)
    }
}

extension RuleDescription {
    /// Whether the author read the figure in one source only, or not again in the official text.
    var isUnconfirmed: Bool { rawNode["confirmé"]?.string == "non" }
}

/// The two ways of writing a day: `01/06/2026` in rules, `2026-06-01` in the API.
enum RuleDate {
    /// The day of a rule as the API writes it; another text as it is.
    static func standard(_ text: String) -> String {
        let parts = text.split(separator: "/")
        guard parts.count == 3 else { return text }
        return "\(parts[2])-\(parts[1])-\(parts[0])"
    }

    /// Whether a text is a day as rules write it.
    static func isDay(_ text: String) -> Bool {
        text.count == 10 && text.split(separator: "/").map(\.count) == [2, 2, 4] && Day(standard(text)) != nil
    }
}
