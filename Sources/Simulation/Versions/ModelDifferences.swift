import JSON
import Kernel
import Publicodes

/// What changes from a version of a model to another one: the rules, and the results on the reference situations.
struct ModelDifferences {
    /// A rule that is not the same.
    struct Rule {
        let name: String
        let before: RawMap?
        let after: RawMap?
    }

    /// A result that is not the same.
    struct Effect {
        let situation: String
        let title: String
        let expression: String
        let before: String
        let after: String
    }

    let from: ServedModel
    let to: ServedModel
    let rules: [Rule]
    /// How many results were compared.
    let compared: Int
    let effects: [Effect]

    /// Compares two versions.
    init(from: ServedModel, to: ServedModel, in language: Language) {
        self.from = from
        self.to = to
        let names = Set(from.rules.all.map(\.name)).union(to.rules.all.map(\.name)).sorted()
        rules = names.compactMap { name in
            let (before, after) = (from.rules[name]?.rawNode, to.rules[name]?.rawNode)
            return before == after ? nil : Rule(name: name, before: before, after: after)
        }
        let reference = (to.situations.map ?? from.situations.map) ?? RawMap()
        let expressions = reference["expressions"]?.strings ?? []
        let situations = ModelDifferences.situations(in: reference)
        var compared = 0
        var effects: [Effect] = []
        for situation in situations {
            let (before, after) = (
                ModelDifferences.results(of: expressions, in: situation.answers, from, language),
                ModelDifferences.results(of: expressions, in: situation.answers, to, language)
            )
            compared += expressions.count
            for (place, expression) in expressions.enumerated() where before[place] != after[place] {
                effects.append(
                    Effect(
                        situation: situation.id, title: situation.title(language), expression: expression,
                        before: before[place], after: after[place]))
            }
        }
        self.compared = compared
        self.effects = effects
    }

    private struct Situation {
        let id: String
        let written: RawMap
        var answers: RawMap { written["situation"]?.map ?? RawMap() }

        func title(_ language: Language) -> String {
            let translated = language == .english ? written["titre.en"]?.string : nil
            return translated ?? written["titre"]?.string ?? id
        }
    }

    private static func situations(in reference: RawMap) -> [Situation] {
        guard case .list(let elements)? = reference["situations"] else { return [] }
        return elements.compactMap(\.map).map { Situation(id: $0["id"]?.string ?? "", written: $0) }
    }

    private static func results(
        of expressions: [String], in situation: RawMap, _ model: ServedModel, _ language: Language
    ) -> [String] {
        model.withEvaluator { evaluator in
            do throws(PublicodesError) {
                try evaluator.setSituation(situation)
            } catch {
                return expressions.map { _ in error.sentence }
            }
            return expressions.map { expression in
                do throws(PublicodesError) {
                    return ValueWords(language).text(try evaluator.evaluate(expression))
                } catch { return error.sentence }
            }
        }
    }
}

extension RawNode {
    /// The texts of a list.
    fileprivate var strings: [String]? {
        if case .list(let elements) = self { elements.compactMap(\.string) } else { nil }
    }
}

extension JSONWriter {
    /// What changes between two versions.
    mutating func differences(_ differences: ModelDifferences) {
        beginObject()
        key("from")
        name(of: differences.from)
        key("to")
        name(of: differences.to)
        key("rules")
        beginArray()
        for rule in differences.rules {
            beginObject()
            key("rule")
            string(rule.name)
            key("change")
            string(rule.before == nil ? "added" : rule.after == nil ? "removed" : "changed")
            for (name, definition) in [("before", rule.before), ("after", rule.after)] {
                guard let definition else { continue }
                key(name)
                RawNode.map(definition).write(into: &self)
            }
            endObject()
        }
        endArray()
        key("resultsCompared")
        integer(differences.compared)
        key("results")
        beginArray()
        for effect in differences.effects {
            beginObject()
            for (name, text) in [
                ("situation", effect.situation), ("title", effect.title), ("expression", effect.expression),
                ("before", effect.before), ("after", effect.after),
            ] {
                key(name)
                string(text)
            }
            endObject()
        }
        endArray()
        endObject()
    }
}
