/// Lists the experimental rules that a formula names, each as often as the reference's visitor meets it: in what the
/// mechanisms were given, in what they were rewritten into, and in all that could replace a reference.
final class ExperimentalVisitor {
    private let parser: RuleParser
    private let scope: RuleScope
    private let replacements: ReplacementTable
    private var found: [Int32] = []

    init(_ parser: RuleParser, _ scope: RuleScope, _ parts: ProgramParts) {
        self.parser = parser
        self.scope = scope
        replacements = parser.base?.replacements ?? parts.replacements
    }

    /// The experimental rules that a rule refers to, its parents included.
    func rules(of draft: RuleDraft?) -> [Int32] {
        guard let draft, hasExperimentalRules else { return [] }
        found = []
        for suggestion in draft.suggestions { visit(suggestion.node) }
        for parent in draft.parents { visit(parent) }
        visit(draft.value)
        return found
    }

    private var hasExperimentalRules: Bool { parser.base?.hasExperimentalRules ?? false }

    private func visit(_ node: Node) {
        guard found.count < 10_000 else { return }
        if case .reference(let reference) = node.form { return visit(reference) }
        for argument in node.arguments { visit(argument) }
        try? node.forEachChild { (child) throws(PublicodesError) in visit(child) }
    }

    private func visit(_ reference: Node.Reference) {
        guard reference.target >= 0 else { return }
        let key = replacements.applicable(
            to: reference.target, in: parser.name(of: reference.context), id: reference.context)
        guard !key.isEmpty else { return add(reference.target) }
        for place in key {
            let replacement = replacements.replacements[Int(place)]
            add(replacement.definition)
            add(reference.target)
            for rule in replacement.mentioned { add(rule) }
        }
        add(reference.target)
        for place in key {
            let replacement = replacements.replacements[Int(place)]
            add(replacement.definition)
            if !replacement.makesNotApplicable { add(replacement.definition) }
        }
        add(reference.target)
    }

    private func add(_ rule: Int32) {
        let isExperimental =
            rule < parser.firstID
            ? parser.base?.rules[Int(rule)].isExperimental : parser.drafts[Int(rule - parser.firstID)]?.isExperimental
        if isExperimental == true { found.append(rule) }
    }
}
