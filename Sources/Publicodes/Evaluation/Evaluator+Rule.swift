extension Evaluator {
    /// Evaluates a rule: its parents, its possibilities, its formula.
    func evaluateRule(_ id: Int32) throws(PublicodesError) -> Value {
        let rule = rules[id]
        if rule.isNamedInWarnings { frame.evaluatedRule = id }
        let (isDisabled, parentMissing) = try evaluateDisablingParent(id, rule)
        if isDisabled { return Value(.null, missing: parentMissing) }
        if frame.rules.count(id) > 1 {
            try reportCycle(id)
            return Value(.undefined, missing: parentMissing)
        }
        frame.rules.push(id)
        var possibilities = Value(.undefined)
        if rule.possibilities >= 0 {
            possibilities = try evaluate(rule.possibilities)
            if !possibilities.isUndefined {
                // Quirk kept: the rule stays among those being evaluated.
                let unit = possibilities.unit.isUnit ? possibilities.unit : .absent
                let merged = missing.merge(possibilities.missing, parentMissing)
                return possibilities.with(unit: unit).with(missing: merged)
            }
        }
        var value = try evaluate(rule.value)
        frame.rules.pop()
        if value.isUndefined, value.missing == 0, rule.isPublic {
            value = value.with(missing: missing.single(id))
            correct(rule.value, value.missing)
        }
        if rule.possibilities >= 0 {
            if model.options.strict.checkPossibleValues, try !isValid(value, for: rule.possibilities) {
                throw PublicodesError(
                    .evaluation,
                    "La valeur \"\(shown(value))\" de la règle \(name(of: id)) n'est pas une des possibilités attendues",
                    rule: name(of: id))
            }
            if possibilities.unit.isUnit { value.unit = possibilities.unit }
        }
        return value.with(
            missing: missing.merge(missing.merge(possibilities.missing, value.missing), parentMissing))
    }

    /// Quirk kept: a rule that is found to be missing says so in what was remembered of its formula too, whose set of
    /// missing variables is the very same object.
    private func correct(_ id: Int32, _ set: UInt32) {
        var id = id
        while let known = self.known(id), known.missing == 0 {
            store(known.with(missing: set), at: id)
            guard nodes[id].kind == .unite || nodes[id].kind == .simplifierUnite else { return }
            id = nodes[id].a
        }
    }

    /// Evaluates what the situation says of a rule.
    func evaluateSituation(_ id: Int32) throws(PublicodesError) -> Value {
        var root = frame.overlay[Int(id)]
        if root < 0 { root = rules[id].value }
        if nodes[root].kind == .constant { return try evaluate(root) }
        if frame.rules.count(id) > 1 {
            try reportCycle(id)
            return Value(.undefined)
        }
        frame.rules.push(id)
        let value = try evaluate(root)
        frame.rules.pop()
        return value
    }

    /// Whether the nearest parent that may do so disables a rule, and what is missing to tell.
    func evaluateDisablingParent(
        _ id: Int32, _ rule: RuleRecord
    ) throws(PublicodesError) -> (isDisabled: Bool, missing: UInt32) {
        guard rule.parent >= 0, !rule.isSituation else { return (false, 0) }
        if frame.parents.count(id) == 0 {
            frame.parents.push(id)
            var test = Value(false)
            if rule.isParentNullable { test = try isNotApplicable(rule.parent) }
            if !test.isTrue, rule.isParentBoolean {
                let parent = try evaluate(rule.parent)
                test =
                    parent.isUndefined
                    ? parent : Value(parent.isFalse || parent.isNull, missing: parent.missing)
            }
            frame.parents.pop()
            if test.isTrue { return (true, test.missing) }
        }
        guard rule.isParentBoolean else { return (false, 0) }
        let parent = try evaluate(rule.parent)
        return (parent.isFalse, parent.missing)
    }

    /// Warns of a cycle, or refuses it, unless it comes from a rule that disables its own parent.
    private func reportCycle(_ id: Int32) throws(PublicodesError) {
        let own = name(of: id)
        let isFromParent = !frame.parents.rules.contains { !name(of: $0).utf8.starts(with: own.utf8) }
        guard frame.parents.isEmpty || !isFromParent else { return }
        guard let start = frame.rules.rules.lastIndex(of: id) else { return }
        let cycle = frame.rules.rules[start...].map(name) + [own]
        let sentence = """

            Un cycle a été détecté lors de l'évaluation de cette règle:
            \(cycle.joined(separator: cycle.count > 5 ? "\n → " : " → "))

            Cela vient probablement d'une erreur dans votre modèle.

            Si le cycle est voulu, vous pouvez indiquer au moteur de résoudre la référence circulaire en trouvant le \
            point fixe de la fonction. Pour cela, ajoutez l'attribut suivant niveau de la règle :

            \t\(own):
            \t\trésoudre la référence circulaire: oui"
            \t\t...

            """
        if model.options.strict.noCycleRuntime { throw PublicodesError(.evaluation, sentence, rule: own) }
        warn(sentence, .cyclicReferences)
    }
}
