package import Kernel

extension Evaluator {
    /// Explains the value of an expression in the situation.
    ///
    /// What was evaluated is read again; what was not is evaluated now, so evaluations that nobody asks to explain cost
    /// nothing more.
    ///
    /// - Parameters:
    ///   - depth: how many levels of rules are shown.
    ///   - date: the rule by which figures are dated.
    ///   - title: the title of a rule, by its name.
    package func explain(
        _ expression: String, depth: Int, date: String = "date", in language: Language,
        title: @escaping (String) -> String
    ) throws(PublicodesError) -> Explanation {
        if let substitute {
            return try substitute.explain(expression, depth: depth, date: date, in: language, title: title)
        }
        evaluated[FragmentCache.Key(-1, .string(expression))] = nil
        let value = try value(of: .string(expression))
        let evaluation = evaluation(of: value, named: true)
        let noticed = warnings
        defer { warnings = noticed }
        stack = StackGuard(budget: limits.stack)
        steps = 0
        var explainer = Explainer(self, language: language, date: program.ruleID(named: date), title: title)
        guard let node = lastNode, case let asked = nodes[node], asked.kind != .reference else {
            return explainer.explain(rule: nodes[lastNode ?? 0].a, depth: depth)
        }
        return explainer.explain(expression: node, evaluation, depth: depth)
    }

    /// The value of a node, evaluated now if it was not before; undefined where that fails.
    func found(_ id: Int32) -> Evaluation { evaluation(of: foundValue(id), named: false) }

    func foundValue(_ id: Int32) -> Value {
        if let known = known(id) { return known }
        root.rules.reset()
        root.parents.reset()
        return (try? evaluate(id)) ?? Value(.undefined)
    }

    /// Whether a rule counted in what was evaluated.
    func wasUsed(_ rule: Int32) -> Bool { known(rules[rule].node) != nil }
}
