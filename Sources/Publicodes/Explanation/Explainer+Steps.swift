import Kernel

extension Explainer {
    /// Takes the mechanisms that surround a formula off, a step each, down to the formula itself.
    func peel(_ start: Int32, _ explanation: inout Explanation) {
        var id = start
        while let next = peelOne(id, &explanation) { id = next }
        guard explanation.origin == .formula || explanation.origin == .inversion else { return }
        explanation.formula = words.text(id)
        explanation.calculation = calculation(id)
        branches(of: id, &explanation)
    }

    /// One mechanism; the node inside it, or `nil` when the formula itself is there or does not count.
    private func peelOne(_ id: Int32, _ explanation: inout Explanation) -> Int32? {
        let node = evaluator.nodes[id]
        switch evaluator.shape(of: id) {
        case .situation(let answer, let formula):
            guard !evaluator.foundValue(answer).isUndefined else { return formula }
            explanation.origin = .situation
            explanation.formula = words.say("Réponse donnée", "Given answer")
            return nil
        case .preset(let preset, let formula):
            guard evaluator.foundValue(formula).isUndefined else { return formula }
            explanation.origin = .default
            explanation.formula = words.say("Sans réponse : ", "Without an answer: ") + words.text(preset)
            return nil
        case .applicability(let condition, let isNegated, let formula):
            let test = evaluator.foundValue(condition)
            let holds = isNegated ? test.isFalse || test.isNull : !(test.isFalse || test.isNull)
            let text =
                isNegated ? words.say("Sauf si ", "Unless ") : words.say("Seulement si ", "Only if ")
            let name = isNegated ? "non applicable si" : "applicable si"
            explanation.steps.append(step(name, text + words.text(condition), condition, holds))
            guard holds else {
                explanation.formula = words.say("Ne s'applique pas", "Does not apply")
                explanation.origin = .disabled
                return nil
            }
            return formula
        case .bound(let bound, let isCeiling, let test, let formula):
            let isBeyond = evaluator.foundValue(test).isTrue
            let text = isCeiling ? words.say("Au plus ", "At most ") : words.say("Au moins ", "At least ")
            explanation.steps.append(
                step(isCeiling ? "plafond" : "plancher", text + words.text(bound), bound, isBeyond))
            return formula
        case .rebate(let rebate, let formula):
            explanation.steps.append(
                step("abattement", words.say("Moins ", "Less ") + words.text(rebate), rebate, true))
            return formula
        case .plain:
            switch node.kind {
            case .unite, .variableManquante: return node.a
            case .simplifierUnite: return node.a
            case .arrondi:
                explanation.steps.append(
                    step("arrondi", words.say("Arrondi : ", "Rounded: ") + words.text(node.b), node.b, true))
                return node.a
            case .referenceCirculaire:
                explanation.steps.append(
                    Explanation.Step(
                        mechanism: "résoudre la référence circulaire",
                        text: words.say(
                            "Trouvé par approximations, car la formule a besoin de son propre résultat",
                            "Found by trials, because the formula needs its own result"),
                        outcome: nil, isTaken: true))
                return node.a
            case .contexte:
                for place in 0..<node.c {
                    let list = node.b + 1 + place * 4
                    let (rule, value) = (evaluator.lists[list], evaluator.lists[list + 1])
                    let text = words.say("En supposant ", "Supposing ") + "\(words.text(rule)) = \(words.text(value))"
                    explanation.steps.append(step("contexte", text, value, true))
                }
                return node.a
            default: return nil
            }
        default: return nil
        }
    }

    /// The calculation with its values, where there is one.
    private func calculation(_ id: Int32) -> String? {
        switch evaluator.shape(of: id) {
        case .sum, .product, .best: break
        default: guard evaluator.nodes[id].kind == .operation else { return nil }
        }
        var numbers = words
        numbers.showsValues = true
        return numbers.text(id)
    }

    /// The branches and brackets of a formula, and which of them counted.
    private func branches(of id: Int32, _ explanation: inout Explanation) {
        let node = evaluator.nodes[id]
        guard case .plain = evaluator.shape(of: id) else { return }
        switch node.kind {
        case .variations: variations(node, &explanation)
        case .condition:
            let test = evaluator.foundValue(node.a)
            let si = words.text(node.a)
            explanation.steps += [
                step("condition", words.say("Si \(si) : ", "If \(si): ") + words.text(node.b), node.a, test.isTrue),
                step("condition", words.say("Sinon : ", "Otherwise: ") + words.text(node.c), nil, test.isFalse),
            ]
        case .bareme, .grille, .tauxProgressif: brackets(node, &explanation)
        case .inversion:
            explanation.origin = .inversion
            let goals = (0..<node.b).map { evaluator.lists[node.a + 1 + $0] }
            guard let goal = goals.first(where: evaluator.isGiven) else { break }
            let name = words.title(evaluator.name(of: goal))
            explanation.formula = words.say(
                "Trouvé par approximations, pour que « \(name) » ait la valeur donnée",
                "Found by trials, so that “\(name)” has the given value")
        default: break
        }
    }

    private func variations(_ node: NodeRecord, _ explanation: inout Explanation) {
        var isDecided = false
        var bounds: [String?] = []
        for branch in 0..<node.b {
            let (si, alors) = (evaluator.lists[node.a + branch * 2], evaluator.lists[node.a + branch * 2 + 1])
            let test = isDecided ? nil : evaluator.foundValue(si)
            let isTaken = test.map { !$0.isFalse && !$0.isNull && !$0.isUndefined } ?? false
            let isElse = evaluator.isConstant(si, .true)
            let text =
                isElse
                ? words.say("Sinon : ", "Otherwise: ")
                : words.say("Si \(words.text(si)) : ", "If \(words.text(si)): ")
            explanation.steps.append(
                step("variations", text + words.text(alors), isElse || isDecided ? nil : si, isTaken))
            if isTaken {
                explanation.validFrom = dateBound(si)
                explanation.validUntil = bounds.last.flatMap { $0 }.flatMap(Explainer.dayBefore)
                isDecided = true
            }
            bounds.append(dateBound(si))
        }
    }

    /// The day from which a condition `date >= jj/mm/aaaa` holds.
    private func dateBound(_ condition: Int32) -> String? {
        let node = evaluator.nodes[condition]
        guard date >= 0, node.kind == .operation, evaluator.symbol(node) == .greaterOrEqual,
            evaluator.nodes[node.a].kind == .reference, evaluator.nodes[node.a].a == date,
            evaluator.isConstant(node.b, .string)
        else { return nil }
        return evaluator.text(evaluator.nodes[node.b].a)
    }

    private static func dayBefore(_ text: String) -> String? {
        guard let day = ValueWords.day(text), let before = Day(daysSinceEpoch: day.daysSinceEpoch - 1) else {
            return nil
        }
        return CalendarDate(year: before.year, month: before.month, day: before.day).text
    }

    private func brackets(_ node: NodeRecord, _ explanation: inout Explanation) {
        let lists = evaluator.lists
        let (assiette, multiplicateur) = (evaluator.foundValue(lists[node.a]), evaluator.foundValue(lists[node.a + 1]))
        guard let tranches = try? evaluator.evaluateTranches(node, assiette, multiplicateur) else { return }
        let multiple = evaluator.isConstant(lists[node.a + 1], .number) ? "" : " × " + words.text(lists[node.a + 1])
        let name = node.kind == .bareme ? "barème" : node.kind == .grille ? "grille" : "taux progressif"
        for (place, tranche) in tranches.enumerated() {
            let ceiling = lists[node.a + 2 + Int32(place) * 2]
            let isOpen = evaluator.isConstant(ceiling, .number) && evaluator.foundValue(ceiling).number == .infinity
            let text =
                isOpen
                ? words.say("Au-delà : ", "Above: ")
                : words.say("Jusqu'à ", "Up to ") + words.text(ceiling) + multiple + words.say(" : ", ": ")
            let isTaken = tranche.isActive == true || node.kind == .bareme && tranche.isAfterActive == false
            explanation.steps.append(
                step(name, text + words.text(tranche.value), isTaken ? tranche.value : nil, isTaken))
        }
    }

    private func step(_ mechanism: String, _ text: String, _ decisive: Int32?, _ isTaken: Bool) -> Explanation.Step {
        Explanation.Step(
            mechanism: mechanism, text: text,
            outcome: decisive.map { ValueWords(language).text(evaluator.found($0)) }, isTaken: isTaken)
    }
}
