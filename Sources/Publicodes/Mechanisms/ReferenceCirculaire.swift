/// `résoudre la référence circulaire`: the value that a rule must have for its formula to give that very value.
enum ReferenceCirculaire {
    static let mechanism = ChainedMechanism(name: "résoudre la référence circulaire") {
        (value, _, parser) throws(PublicodesError) in
        let rule = parser.current ?? -1
        return Node(.referenceCirculaire(try parser.parse(value), rule: rule))
    }
}

extension Evaluator {
    /// Begins with 1, then lets the solver find where the formula and the value are equal.
    func evaluateReferenceCirculaire(_ node: NodeRecord) throws(PublicodesError) -> Value {
        if frame.rules.rules.dropLast().contains(node.b) { return Value(.undefined) }
        let inner = try derivedFrame(copyingCache: false)
        defer { release(inner) }
        let mark = missing.mark
        inner.rules.becomeCopy(of: frame.rules)
        inner.parents.becomeCopy(of: frame.parents)
        let place = newTrialNode(unit: .absent)
        func run(_ x: Double) throws(PublicodesError) -> Value {
            numbers[nodes[place].a] = x
            resetCache(inner)
            missing.rewind(to: mark)
            try setSituation(of: node.b, to: place, in: inner)
            return try within(inner) { () throws(PublicodesError) in try evaluate(node.a) }
        }
        let first = try run(1)
        guard !first.isUndefined else {
            frame.inversionFailed = true
            return first.with(unit: first.unit.isUnit ? first.unit : .undefined)
        }
        let start = numeric(first)
        let solver = BrentSolver(
            tolerance: 0.5, trials: model.options.inversionMaxIterations ?? 25, acceptable: 2)
        var last = first
        let root = try solver.root(between: -1_000_000, and: 100_000_000) { (x) throws(PublicodesError) in
            if x == 1 { return start - 1 }
            last = try run(x)
            return (last.isUndefined ? .nan : numeric(last)) - x
        }
        let unit = first.unit.isUnit ? first.unit : .undefined
        guard let root else { return Value(.undefined, unit: unit, missing: last.missing) }
        return Value(root, unit: unit, missing: try run(root).missing)
    }
}
