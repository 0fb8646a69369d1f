import Kernel
import Publicodes

/// The rules of a model as people read them: in order, with what uses them.
struct ModelRules: Sendable {
    let all: [RuleDescription]
    private let places: [String: Int]
    private let dependents: [String: [String]]
    /// The rules of which one is given and the others follow (`inversion numérique`).
    let alternatives: [Set<String>]
    /// Those of them from which the usual one is worked back.
    let reversed: Set<String>

    /// Gathers the public rules of a model.
    init(_ model: Model) {
        var rules: [RuleDescription] = []
        for name in model.publicRules {
            if let rule = try? model.rule(name) { rules.append(rule) }
        }
        rules.sort { $0.name < $1.name }
        var dependents: [String: [String]] = [:]
        for rule in rules {
            for reference in rule.references { dependents[reference, default: []].append(rule.name) }
        }
        all = rules
        reversed = Set(rules.filter { $0.rawNode["inversion numérique"] != nil }.flatMap(\.references))
        alternatives = rules.filter { $0.rawNode["inversion numérique"] != nil }.map { Set($0.references + [$0.name]) }
        places = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1.name, $0) })
        self.dependents = dependents
    }

    /// The rule of a name.
    subscript(name: String) -> RuleDescription? { places[name].map { all[$0] } }

    /// The rules that refer to one, in order.
    func dependents(of name: String) -> [String] { dependents[name] ?? [] }

    /// The rules whose name or title holds a text; all of them for an empty one.
    func matching(_ text: String, in language: Language) -> [RuleDescription] {
        guard !text.isEmpty else { return all }
        let part = LooseText(text)
        return all.filter { LooseText($0.name + "\n" + $0.title(in: language)).contains(part) }
    }
}

extension RuleDescription {
    /// The title for people, in English when the author gave one.
    func title(in language: Language) -> String { text("titre", in: language) ?? title }

    /// An attribute for people: `titre` in French, `titre.en` in English, French when English lacks.
    func text(_ attribute: String, in language: Language) -> String? {
        let translated = language == .english ? rawNode[attribute + ".en"]?.string : nil
        return translated ?? rawNode[attribute]?.string
    }

    /// A result for people: `textes` and `textes.en` say in whole words the texts that the rule gives.
    func words(for evaluation: Evaluation, in language: Language) -> String {
        let translated = language == .english ? rawNode["textes.en"] : nil
        guard case .string(let text) = evaluation.value,
            let words = (translated ?? rawNode["textes"])?.map?[text]?.string
        else { return ValueWords(language).text(evaluation) }
        return words
    }
}

extension RuleDescription {
    /// The law: `références` is a map from title to address.
    var lawReferences: [(title: String, url: String)] {
        (rawNode["références"]?.map.map { Array($0.members) } ?? []).compactMap { title, address in
            address.string.map { (title, $0) }
        }
    }
}
