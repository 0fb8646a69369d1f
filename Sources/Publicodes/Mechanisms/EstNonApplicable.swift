/// `est non applicable`: whether a value is « non applicable », found without evaluating more than needed.
enum EstNonApplicable {
    static let parse: MechanismParser = { (raw, parser) throws(PublicodesError) in
        Node(.estNonApplicable(try parser.parse(raw)))
    }
}

extension Evaluator {
    /// Whether a node is not applicable: true, false, or undefined.
    ///
    /// A rule is so when its parents disable it or when its formula is so; a condition, when the branch taken is so.
    /// Quirk kept: what was evaluated already is used as it is, and its missing variables with it, so that scores depend
    /// on what was evaluated before.
    func isNotApplicable(_ id: Int32) throws(PublicodesError) -> Value {
        let node = nodes[id]
        let isRule = node.kind == .rule || node.kind == .situation || node.kind == .reference
        if node.nullability == .never, !isRule { return Value(false) }
        if let known = self.known(id) { return Value(known.isNull, missing: known.missing) }
        switch node.kind {
        case .reference:
            return try deeper { () throws(PublicodesError) in try isNotApplicable(rules[node.a].node) }
        case .rule:
            return try deeper { () throws(PublicodesError) in try isRuleNotApplicable(node.a) }
        case .situation:
            let root = frame.overlay[Int(node.a)]
            let formula = root < 0 ? rules[node.a].value : root
            return try deeper { () throws(PublicodesError) in try isNotApplicable(formula) }
        case .condition:
            let si = try evaluate(node.a)
            return try deeper { () throws(PublicodesError) in
                try evaluateBranch(si, alors: node.b, sinon: node.c, isNotApplicable)
            }
        default:
            let value = try evaluate(id)
            return value.isUndefined ? value.bare(missing: value.missing) : Value(value.isNull, missing: value.missing)
        }
    }

    private func isRuleNotApplicable(_ id: Int32) throws(PublicodesError) -> Value {
        let rule = rules[id]
        let (isDisabled, parentMissing) = try evaluateDisablingParent(id, rule)
        if isDisabled { return Value(true, missing: parentMissing) }
        let test = try isNotApplicable(rule.value)
        var set = missing.merge(parentMissing, test.missing)
        if test.isFalse, test.missing == 0, isSituationNullable(rule) {
            // The situation could say that the rule is not applicable.
            set = missing.ensure(set, id)
        }
        return test.with(missing: set)
    }

    /// Whether what the situation says of a rule, or may say, can be « non applicable ».
    private func isSituationNullable(_ rule: RuleRecord) -> Bool {
        guard rule.situation >= 0 else { return false }
        let root = frame.overlay[Int(rule.situation)]
        return nodes[root < 0 ? rules[rule.situation].value : root].nullability == .possible
    }

    /// Counts one more evaluation inside the present one.
    private func deeper(_ body: () throws(PublicodesError) -> Value) throws(PublicodesError) -> Value {
        steps += 1
        if steps & 0xFFF == 0 || stack.isExhausted { try checkLimits() }
        return try body()
    }
}
