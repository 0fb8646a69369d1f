import Endpoints
import JSON
import Kernel
import Publicodes

/// The answers of a person, read and checked one by one: all that is wrong is told at once, each by its place.
struct AnswerSheet {
    /// What the situation says.
    private(set) var situation: RawMap
    /// The rules that were answered, or skipped.
    private(set) var answered: Set<String> = []
    private var faults: [Failure.Field] = []

    /// Reads answers over what a simulator takes for granted.
    ///
    /// - Throws: everything that is wrong.
    init(_ answers: JSONValue?, over base: RawMap, _ model: ServedModel, _ evaluator: Evaluator) throws(Failure) {
        situation = base
        guard let answers else { return }
        guard answers.kind == .object else { throw BodyMembers.wrong(answers, .objectExpected) }
        for (rule, value) in answers.members {
            answered.insert(rule)
            guard model.rules[rule] != nil else {
                refuse(
                    value, "unknown-rule", fr: "Ce modèle n'a pas de règle de ce nom.",
                    en: "This model has no such rule.")
                continue
            }
            // Null is « I do not know »: the default counts, and the question is not asked again.
            guard value.kind != .null else { continue }
            guard let written = expression(of: value, for: model.model.kind(of: rule), rule, model) else { continue }
            if let fault = check(written, value, rule, model, evaluator) {
                faults.append(fault)
            } else {
                situation[rule] = written
            }
        }
        guard faults.isEmpty else { throw Failure(.invalidAnswers, fields: faults) }
    }

    /// What the language says for an answer; a fault is noted where it is of a wrong kind.
    private mutating func expression(
        of value: JSONValue, for kind: RuleKind, _ rule: String, _ model: ServedModel
    ) -> RawNode? {
        switch value.kind {
        case .true: return .string("oui")
        case .false: return .string("non")
        case .number:
            guard let number = value.double else { return nil }
            let text = JavaScriptNumber.text(number)
            guard kind == .number, let unit = model.rules[rule]?.rawNode["unité"]?.string else { return .string(text) }
            return .string(unit == "%" ? text + "%" : text + " " + unit)
        case .string:
            let text = value.string ?? ""
            if case .choice(let possibilities) = kind,
                let chosen = possibilities.first(where: { $0.value == .string(text) || $0.expression == text })
            {
                return .string(chosen.expression)
            }
            if let day = Day(text) { return .string(ServedModel.text(day)) }
            return .string(text)
        case .object: return RawNode(value)
        case .null: return nil
        case .array:
            refuse(value, "one-value-expected", fr: "Une seule valeur est attendue.", en: "One value is expected.")
            return nil
        }
    }

    private func check(
        _ written: RawNode, _ value: JSONValue, _ rule: String, _ model: ServedModel, _ evaluator: Evaluator
    ) -> Failure.Field? {
        func fault(_ code: String, fr french: String, en english: String) -> Failure.Field {
            Failure.Field(value.pointer, code, Text(fr: french, en: english))
        }
        func choiceFault(_ possibilities: [RuleKind.Possibility]) -> Failure.Field {
            let list = possibilities.map(\.expression).joined(separator: ", ")
            return fault(
                "choice-expected", fr: "L'une de ces réponses est attendue : \(list).",
                en: "One of these answers is expected: \(list).")
        }
        let kind = model.model.kind(of: rule)
        let result: Evaluation
        do throws(PublicodesError) { result = try evaluator.evaluate(written) } catch {
            if case .choice(let possibilities) = kind { return choiceFault(possibilities) }
            return fault("unreadable", fr: error.sentence, en: error.sentence)
        }
        if result.value == .undefined || result.value == .notApplicable { return nil }
        switch (kind, result.value) {
        case (.number, .number):
            guard let own = result.unit, let text = model.rules[rule]?.rawNode["unité"]?.string,
                let wanted = try? Unit(text), !own.converts(to: wanted)
            else { return nil }
            return fault(
                "wrong-unit", fr: "L'unité « \(own.text) » ne se convertit pas en « \(text) ».",
                en: "The unit “\(own.text)” cannot be told in “\(text)”.")
        case (.number, _): return fault("number-expected", fr: "Un nombre est attendu.", en: "A number is expected.")
        case (.boolean, .bool), (.unknown, _), (.text, .string): return nil
        case (.boolean, _):
            return fault("boolean-expected", fr: "Oui ou non est attendu.", en: "Yes or no is expected.")
        case (.text, _): return fault("text-expected", fr: "Un texte est attendu.", en: "A text is expected.")
        case (.date, .string(let text)) where RuleDate.isDay(text): return nil
        case (.date, _): return fault("date-expected", fr: "Une date est attendue.", en: "A date is expected.")
        case (.choice(let possibilities), let chosen):
            guard !possibilities.contains(where: { $0.value == chosen }) else { return nil }
            return choiceFault(possibilities)
        }
    }

    private mutating func refuse(_ value: JSONValue, _ code: String, fr french: String, en english: String) {
        faults.append(Failure.Field(value.pointer, code, Text(fr: french, en: english)))
    }
}
