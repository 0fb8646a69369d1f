import JSON
import Kernel
import Publicodes

/// What is asked about one rule, so that a form can be drawn without knowing the rules.
struct Question: Sendable {
    let rule: String
    /// The question itself; the title of the rule where the author wrote none.
    let text: String
    let title: String
    let description: String?
    let kind: RuleKind
    let unit: String?
    let choices: [Choice]
    let suggestions: [(title: String, value: String)]

    /// One of the answers to choose from.
    struct Choice: Sendable {
        let value: Evaluation.Result
        let title: String
    }

    /// The question of a rule.
    init(_ rule: RuleDescription, of model: ServedModel, in language: Language) {
        self.rule = rule.name
        title = rule.title(in: language)
        text = rule.text("question", in: language) ?? title
        description = rule.text("description", in: language)
        kind = model.model.kind(of: rule.name)
        unit = rule.rawNode["unité"]?.string
        var choices: [Choice] = []
        if case .choice(let possibilities) = kind {
            choices = possibilities.map { possibility in
                Choice(value: possibility.value, title: Question.title(of: possibility, rule, model, language))
            }
        }
        self.choices = choices
        let labels = language == .english ? rule.rawNode["suggestions.en"]?.map : nil
        suggestions = (rule.rawNode["suggestions"]?.map.map { Array($0.members) } ?? []).enumerated().map {
            place, entry in
            let label = labels.flatMap { place < $0.count ? $0.keys[place] : nil } ?? entry.0
            return (label, entry.1.string ?? "")
        }
    }

    /// How people call a possibility: the title of its rule, or what `possibilités` (`possibilités.en`) says of a text.
    private static func title(
        of possibility: RuleKind.Possibility, _ rule: RuleDescription, _ model: ServedModel, _ language: Language
    ) -> String {
        if let named = possibility.rule { return model.title(of: named, in: language) }
        let key: String
        switch possibility.value {
        case .string(let text): key = text
        default: key = possibility.expression
        }
        let translated = language == .english ? rule.rawNode["possibilités.en"]?.map?[key]?.string : nil
        return translated ?? rule.rawNode["possibilités"]?.map?[key]?.string ?? key
    }

    /// `number`, `boolean`, `date`, `choice` or `text`.
    var type: String {
        switch kind {
        case .number: "number"
        case .boolean: "boolean"
        case .date: "date"
        case .choice: "choice"
        case .text, .unknown: "text"
        }
    }
}

extension JSONWriter {
    /// The members that say what is asked.
    mutating func members(of question: Question) {
        for (name, text) in [
            ("rule", question.rule), ("text", question.text), ("title", question.title), ("type", question.type),
        ] {
            key(name)
            string(text)
        }
        for (name, text) in [("description", question.description), ("unit", question.unit)] {
            guard let text else { continue }
            key(name)
            string(text)
        }
        if !question.choices.isEmpty {
            key("choices")
            beginArray()
            for choice in question.choices {
                beginObject()
                key("value")
                answer(choice.value)
                key("title")
                string(choice.title)
                endObject()
            }
            endArray()
        }
        guard !question.suggestions.isEmpty else { return }
        key("suggestions")
        beginArray()
        for suggestion in question.suggestions {
            beginObject()
            key("title")
            string(suggestion.title)
            key("value")
            string(suggestion.value)
            endObject()
        }
        endArray()
    }

    /// A value as an answer says it.
    mutating func answer(_ value: Evaluation.Result) {
        switch value {
        case .undefined, .notApplicable: null()
        case .bool(let flag): bool(flag)
        case .number(let amount): number(amount)
        case .string(let text): string(RuleDate.isDay(text) ? RuleDate.standard(text) : text)
        }
    }
}
