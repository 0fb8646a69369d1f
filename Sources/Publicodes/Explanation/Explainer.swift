import Kernel

/// Makes the explanation of one answer.
struct Explainer {
    let evaluator: Evaluator
    let language: Language
    /// The rule by which figures are dated; -1 when the model has none.
    let date: Int32
    let words: FormulaWords
    /// The rules explained so far, each in its frame.
    private var explained: Set<Place> = []
    /// How many more explanations the answer may hold.
    private var room = 600

    private struct Place: Hashable {
        let rule: Int32
        let frame: ObjectIdentifier
    }

    init(_ evaluator: Evaluator, language: Language, date: Int32?, title: @escaping (String) -> String) {
        self.evaluator = evaluator
        self.language = language
        self.date = date ?? -1
        words = FormulaWords(evaluator: evaluator, language: language, title: title)
    }

    /// Explains an expression that is more than the name of a rule.
    mutating func explain(expression: Int32, _ evaluation: Evaluation, depth: Int) -> Explanation {
        var explanation = Explanation(
            rule: "", evaluation, text: ValueWords(language).text(evaluation), origin: .formula)
        peel(expression, &explanation)
        descend(from: expression, &explanation, depth: depth)
        return explanation
    }

    /// Explains a rule of the present frame.
    mutating func explain(rule: Int32, depth: Int, isCondition: Bool = false) -> Explanation {
        let evaluation = evaluator.evaluation(of: evaluator.foundValue(evaluator.rules[rule].node), named: false)
        var explanation = Explanation(
            rule: evaluator.name(of: rule), evaluation, text: ValueWords(language).text(evaluation), origin: .formula)
        explanation.isCondition = isCondition
        room -= 1
        let place = Place(rule: rule, frame: ObjectIdentifier(evaluator.frame))
        guard explained.insert(place).inserted else {
            explanation.isRepeated = true
            return explanation
        }
        if let parent = disablingParent(of: rule, evaluation) {
            explanation.origin = .disabled
            explanation.formula = words.say(
                "Ne s'applique pas, car « \(words.text(parent)) » ne s'applique pas ou vaut non",
                "Does not apply, because “\(words.text(parent))” does not apply or is no")
            descend(from: parent, &explanation, depth: depth)
            return explanation
        }
        peel(evaluator.rules[rule].value, &explanation)
        if case .undefined = evaluation.value, explanation.origin == .formula { explanation.origin = .unknown }
        descend(from: evaluator.rules[rule].value, &explanation, depth: depth)
        explanation.isParameter =
            explanation.origin == .formula && evaluator.rules[rule].isPublic && !explanation.isCut
            && explanation.uses.allSatisfy { $0.rule == evaluator.name(of: date) } && isFigure(evaluation)
        return explanation
    }

    /// Adds the rules that a formula used, or says that it is cut there.
    private mutating func descend(from formula: Int32, _ explanation: inout Explanation, depth: Int) {
        var walk = UsedRules(evaluator)
        walk.visit(formula)
        // What takes the place of a rule in all others is not used by itself.
        let used = walk.used.filter { evaluator.name(of: $0.rule) != explanation.rule }
        guard depth > 1, room > 0 else {
            explanation.isCut = used.contains { $0.rule != date }
            return
        }
        for use in used {
            guard room > 0 else {
                explanation.isCut = true
                return
            }
            guard let inner = use.frame else {
                explanation.uses.append(explain(rule: use.rule, depth: depth - 1, isCondition: use.isCondition))
                continue
            }
            let outer = evaluator.frame
            evaluator.enter(inner)
            explanation.uses.append(explain(rule: use.rule, depth: depth - 1, isCondition: use.isCondition))
            evaluator.enter(outer)
        }
    }

    private func disablingParent(of rule: Int32, _ evaluation: Evaluation) -> Int32? {
        let record = evaluator.rules[rule]
        guard evaluation.value == .notApplicable, record.parent >= 0, !record.isSituation else { return nil }
        let parent = evaluator.foundValue(record.parent)
        return parent.isNull || parent.isFalse ? record.parent : nil
    }

    /// Whether a value may be a figure of the law.
    private func isFigure(_ evaluation: Evaluation) -> Bool {
        if case .number = evaluation.value { true } else { false }
    }
}
