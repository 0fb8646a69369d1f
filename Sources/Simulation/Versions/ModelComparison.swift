package import Kernel

/// Two models of an author's machine, compared.
package struct ModelComparison {
    private let from: ServedModel
    private let to: ServedModel

    /// Reads both.
    ///
    /// - Throws: `ModelError`, which names what cannot be read.
    package init(from: String, to: String) throws(ModelError) {
        self.from = try ModelCatalog(path: from).all[0]
        self.to = try ModelCatalog(path: to).all[0]
    }

    /// A line for each rule and each result that is not the same, then a count.
    package func lines(in language: Language) -> [String] {
        let differences = ModelDifferences(from: from, to: to, in: language)
        let rules = differences.rules.map { rule in
            (rule.before == nil ? "+ " : rule.after == nil ? "- " : "~ ") + rule.name
        }
        let results = differences.effects.map { effect in
            "\(effect.title): \(effect.expression): \(effect.before) → \(effect.after)"
        }
        let count = Text(
            fr: "\(rules.count) règles différentes, \(results.count) résultats différents sur \(differences.compared)",
            en: "\(rules.count) rules differ, \(results.count) results differ out of \(differences.compared)")
        return rules + results + [count(in: language)]
    }
}
