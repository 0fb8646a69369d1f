/// `condition`: one of two values, as a third one is true or false.
enum Condition {
    static let parse: MechanismParser = { (raw, parser) throws(PublicodesError) in
        .condition(
            si: try parser.parse("si", of: raw), alors: try parser.parse("alors", of: raw),
            sinon: try parser.parse("sinon", of: raw))
    }
}

extension Evaluator {
    func evaluateCondition(_ node: NodeRecord) throws(PublicodesError) -> Value {
        let si = try evaluate(node.a)
        let outcome = try evaluateBranch(si, alors: node.b, sinon: node.c, evaluate)
        if outcome.unit.isUnit { return outcome }
        // Quirk kept: the unit that the first branch has without being evaluated is the unit of the whole.
        let alors = si.isUndefined ? try evaluate(node.b).unit : si.isTrue ? .absent : nodes[node.b].unit
        return outcome.with(unit: alors.isUnit ? alors : .absent)
    }

    /// Evaluates the branch that a condition tells to; both when nothing is known of it.
    ///
    /// Quirks kept: a condition that has a unit is refused, even when it has none; one that is not applicable makes the
    /// whole so, and its missing variables count twice.
    func evaluateBranch(
        _ si: Value, alors: Int32, sinon: Int32, _ evaluate: (Int32) throws(PublicodesError) -> Value
    ) throws(PublicodesError) -> Value {
        guard !si.unit.isPresent, !si.isNumber, !si.isString else {
            throw PublicodesError(
                .evaluation, "La condition doit être de type booléen", rule: name(of: frame.rules.innermost ?? -1))
        }
        let weight = missing.bonus(si.missing)
        if si.isTrue || si.isFalse {
            let branch = try evaluate(si.isTrue ? alors : sinon)
            return branch.with(missing: missing.merge(weight, branch.missing))
        }
        if si.isNull { return Value(.null, missing: missing.merge(weight, si.missing)) }
        let other = try evaluate(sinon)
        let first = try evaluate(alors)
        let both = missing.merge(other.missing, first.missing)
        return Value(.undefined, missing: missing.merge(weight, both))
    }
}
