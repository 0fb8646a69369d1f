extension RuleParser {
    /// Reads one rule: its attributes, the situation's place in it, and its formula.
    func parseRule(_ writtenName: String, _ written: RawMap) throws(PublicodesError) {
        try define(writtenName, source: written) { (draft) throws(PublicodesError) in
            var rule = written
            var children = try childRules(rule["avec"])
            draft.possibilities = try UnePossibilite.parse(&rule, children: &children, self)
            if answersSituation(draft) { children["[privé] " + DottedName.situation] = situationRule(of: draft) }
            var formula = RawMap([(key: "avec", value: .map(children))])
            for (key, value) in rule.members where MechanismTable.isKnown(key) && key != "avec" {
                formula[key] = value
            }
            if let value = rule["formule"] { formula["valeur"] = value }
            draft.value = try parse(rule: draft, formula: formula)
            if options.flags.automaticNamespaceDisabling { draft.parents = parentReferences(of: draft) }
            for (name, suggestion) in rule["suggestions"]?.map?.members ?? RawMap().members {
                draft.suggestions.append((name, try parse(suggestion)))
            }
            draft.replacements =
                try Remplace.parse(rule["rend non applicable"], makesNotApplicable: true, self)
                + Remplace.parse(rule["remplace"], makesNotApplicable: false, self)
        }
    }

    /// Parses the formula of a rule, which the situation may replace unless the rule is private.
    private func parse(rule: RuleDraft, formula: RawMap) throws(PublicodesError) -> Node {
        guard answersSituation(rule) else { return try parse(.map(formula)) }
        var formula = formula
        formula["dans la situation"] = .string(rule.name + DottedName.separator + DottedName.situation)
        if let preset = formula["par défaut"], preset != .null {
            // A default that is used is an answer that is missing.
            formula["par défaut"] = .map(
                RawMap([(key: "valeur", value: preset), (key: "variable manquante", value: .string(rule.name))]))
        }
        return try parse(.map(formula))
    }

    private func answersSituation(_ rule: RuleDraft) -> Bool {
        !rule.isPrivate && !rule.name.hasSuffix(DottedName.situation)
    }

    /// The child that holds what the situation says: nothing yet.
    private func situationRule(of rule: RuleDraft) -> RawNode {
        if let answer = options.answers[rule.name] { return answer }
        let isNullable = rule.source["possiblement non applicable"]?.string == "oui"
        let nothing = RawMap([
            (key: "nodeKind", value: .string("constant")), (key: "isNullable", value: .bool(isNullable)),
        ])
        return .map(RawMap([(key: "valeur", value: .map(nothing))]))
    }

    /// References to the parents, the nearest first, by which a rule may be disabled.
    private func parentReferences(of rule: RuleDraft) -> [Node] {
        DottedName.parents(of: rule.name).map { Node(.reference(Node.Reference(name: $0, context: rule.id))) }
    }

    private func childRules(_ raw: RawNode?) throws(PublicodesError) -> RawMap {
        switch raw {
        case .map(let map): map
        case .list(let elements): RawMap(elements.enumerated().map { (key: String($0), value: $1) })
        default: RawMap()
        }
    }
}
