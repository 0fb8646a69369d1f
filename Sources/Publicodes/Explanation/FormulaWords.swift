import Kernel

/// Says formulas in words: the titles of the rules, or their values, between the signs that people read.
struct FormulaWords {
    let evaluator: Evaluator
    let language: Language
    /// The title of a rule, by its name.
    let title: (String) -> String
    /// Whether values stand in the place of titles.
    var showsValues = false

    private static let deepest = 6
    private static let longestList = 30

    /// A formula, with brackets where the signs around it bind more.
    func text(_ id: Int32, binding outer: Int = 0, depth: Int = 0) -> String {
        guard depth < FormulaWords.deepest else { return "…" }
        func part(_ id: Int32, _ binding: Int = 0) -> String { text(id, binding: binding, depth: depth + 1) }
        func list(_ ids: [Int32], _ separator: String, _ binding: Int = 0) -> String {
            let shown = ids.prefix(FormulaWords.longestList).map { part($0, binding) }
            return (ids.count > shown.count ? shown + ["…"] : shown).joined(separator: separator)
        }
        func bracketed(_ text: String, _ binding: Int, _ count: Int) -> String {
            count > 1 && binding <= outer ? "(\(text))" : text
        }
        switch evaluator.shape(of: id) {
        case .situation(_, let formula), .preset(_, let formula): return text(formula, binding: outer, depth: depth)
        case .bound(let bound, let isCeiling, _, let formula):
            return isCeiling
                ? say(
                    "le plus petit de \(part(formula)) et \(part(bound))",
                    "the smaller of \(part(formula)) and \(part(bound))")
                : say(
                    "le plus grand de \(part(formula)) et \(part(bound))",
                    "the larger of \(part(formula)) and \(part(bound))")
        case .rebate(let rebate, let formula):
            return bracketed(part(formula, 4) + " − " + part(rebate, 5), 4, 2)
        case .applicability(let condition, let isNegated, let formula):
            return part(formula)
                + (isNegated
                    ? say(", sauf si ", ", unless ") : say(", si ", ", if ")) + part(condition)
        case .best(let values, let isMaximum):
            return
                (isMaximum ? say("le plus grand de ", "the largest of ") : say("le plus petit de ", "the smallest of "))
                + list(values, say(" ; ", "; "))
        case .sum(let values):
            return bracketed(list(values, " + ", 4).replacing(" + −", with: " − "), 4, values.count)
        case .product(let values): return bracketed(list(values, " × ", 5), 5, values.count)
        case .all(let values): return bracketed(list(values, say(" et ", " and "), 2), 2, values.count)
        case .any(let values): return bracketed(list(values, say(" ou ", " or "), 1), 1, values.count)
        case .isApplicable(let value): return part(value) + say(" s'applique", " applies")
        case .plain: return plain(evaluator.nodes[id], id, outer, depth)
        }
    }

    /// One of two sentences.
    func say(_ french: String, _ english: String) -> String { language == .french ? french : english }

    private func plain(_ node: NodeRecord, _ id: Int32, _ outer: Int, _ depth: Int) -> String {
        func part(_ id: Int32, _ binding: Int = 0) -> String { text(id, binding: binding, depth: depth + 1) }
        let lists = evaluator.lists
        switch node.kind {
        case .constant: return constant(node)
        case .reference, .rule, .situation: return rule(node.a, outer, depth)
        case .operation: return operation(node, outer, depth)
        case .condition:
            return say(
                "si \(part(node.a)) : \(part(node.b)) ; sinon : \(part(node.c))",
                "if \(part(node.a)): \(part(node.b)); otherwise: \(part(node.c))")
        case .variations:
            let shown = (0..<min(node.b, 12)).map { branch in
                let (si, alors) = (lists[node.a + branch * 2], lists[node.a + branch * 2 + 1])
                guard !evaluator.isConstant(si, .true) else { return say("sinon : ", "otherwise: ") + part(alors) }
                return say("si \(part(si)) : \(part(alors))", "if \(part(si)): \(part(alors))")
            }
            return shown.joined(separator: say(" ; ", "; "))
        case .estNonDefini: return part(node.a) + say(" n'est pas connu", " is not known")
        case .estNonApplicable: return part(node.a) + say(" ne s'applique pas", " does not apply")
        case .unite, .simplifierUnite, .variableManquante: return text(node.a, binding: outer, depth: depth)
        case .arrondi: return part(node.a, outer) + say(", arrondi", ", rounded")
        case .logarithme: return say("logarithme de ", "logarithm of ") + part(node.a)
        case .bareme: return say("barème par tranches de ", "scale by bands of ") + part(lists[node.a])
        case .grille: return say("grille selon ", "grid by ") + part(lists[node.a])
        case .tauxProgressif: return say("taux progressif selon ", "progressive rate by ") + part(lists[node.a])
        case .duree:
            return say("durée de \(part(node.a)) à \(part(node.b))", "time from \(part(node.a)) to \(part(node.b))")
        case .texte: return say("texte composé", "composed text")
        case .contexte: return part(node.a) + say(", dans une autre situation", ", in another situation")
        case .inversion: return say("trouvé par approximations", "found by trials")
        case .referenceCirculaire: return part(node.a)
        case .unePossibilite: return say("un choix", "a choice")
        }
    }

    private func constant(_ node: NodeRecord) -> String {
        ValueWords(language).text(evaluator.evaluation(of: evaluator.constant(node), named: false))
    }

    private func rule(_ id: Int32, _ outer: Int, _ depth: Int) -> String {
        let name = evaluator.name(of: id)
        if name.contains(DottedName.internal) || name.hasSuffix(DottedName.evaluation) {
            return text(evaluator.rules[id].value, binding: outer, depth: depth + 1)
        }
        if showsValues { return ValueWords(language).text(evaluator.found(evaluator.rules[id].node)) }
        return title(DottedName.shown(name))
    }

    private func operation(_ node: NodeRecord, _ outer: Int, _ depth: Int) -> String {
        let symbol = evaluator.symbol(node)
        let (sign, binding) = self.sign(symbol)
        if symbol == .equal || symbol == .notEqual {
            let isYes = evaluator.isConstant(node.b, .true)
            if isYes || evaluator.isConstant(node.b, .false) {
                let left = text(node.a, binding: 3, depth: depth + 1)
                return isYes == (symbol == .equal) ? left : left + say(" : non", ": no")
            }
        }
        if symbol == .subtract, evaluator.isConstant(node.a, .number),
            evaluator.constant(evaluator.nodes[node.a]).isZero
        {
            return "−" + text(node.b, binding: 5, depth: depth + 1)
        }
        // What stands on the right of − and ÷ keeps its brackets.
        let right = symbol == .subtract || symbol == .divide || symbol == .divideInteger ? binding : binding - 1
        let text =
            text(node.a, binding: binding - 1, depth: depth + 1) + sign
            + text(node.b, binding: right, depth: depth + 1)
        return binding <= outer ? "(\(text))" : text
    }

    private func sign(_ symbol: Operator) -> (text: String, binding: Int) {
        switch symbol {
        case .multiply: (" × ", 5)
        case .divide: (" ÷ ", 5)
        case .divideInteger: (say(" divisé, sans reste, par ", " divided, without remainder, by "), 5)
        case .power: (say(" puissance ", " to the power "), 6)
        case .add: (" + ", 4)
        case .subtract: (" − ", 4)
        case .less: (" < ", 3)
        case .lessOrEqual: (" ≤ ", 3)
        case .greater: (" > ", 3)
        case .greaterOrEqual: (" ≥ ", 3)
        case .equal: (" = ", 3)
        case .notEqual: (" ≠ ", 3)
        case .and: (say(" et ", " and "), 2)
        case .or: (say(" ou ", " or "), 1)
        }
    }
}
