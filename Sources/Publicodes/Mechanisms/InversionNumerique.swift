/// `inversion numérique`: the value of a rule for which another one is what the situation says.
enum InversionNumerique {
    static let parse: MechanismParser = { (raw, parser) throws(PublicodesError) in
        if raw == .null {
            throw parser.syntaxError(
                "Il manque les règles avec laquelle effectuer le calcul d'inversion dans le mécanisme"
                    + " `inversion numérique`")
        }
        let members = raw.map ?? RawMap()
        let written = members["avec"] ?? raw
        let names = if case .list(let elements) = written { elements } else { [written] }
        var candidates: [Node] = []
        for name in names {
            let candidate = try parser.parse(name)
            guard case .reference = candidate.form else {
                throw parser.syntaxError("Une inversion ne peut se faire qu'avec des règles")
            }
            candidates.append(candidate)
        }
        func number(_ key: String, _ preset: Double) -> Double {
            switch members[key] {
            case .number(let number): number
            case .string(let text): JavaScriptMath.number(text)
            default: preset
            }
        }
        guard let rule = parser.current else { return .undefined() }
        return Node(
            .inversion(
                Node.Inversion(
                    rule: rule, candidates: candidates, minimum: number("min", -1_000_000),
                    maximum: number("max", 100_000_000), tolerance: number("tolérance d'erreur", 0.1))))
    }
}

extension Evaluator {
    func evaluateInversion(_ node: NodeRecord) throws(PublicodesError) -> Value {
        let rule = lists[node.a]
        if frame.rules.rules.dropLast().contains(rule) { return Value(.undefined) }
        let inner = try derivedFrame(copyingCache: true)
        defer { release(inner) }
        inner.rules.becomeCopy(of: frame.rules)
        inner.parents.becomeCopy(of: frame.parents)
        guard let goal = try inversionGoal(node, in: inner) else {
            var set: UInt32 = 0
            for place in 0..<node.b where !missing.contains(set, lists[node.a + 1 + place]) {
                set = missing.merge(set, missing.single(lists[node.a + 1 + place]))
            }
            if !missing.contains(set, rule) { set = missing.merge(set, missing.single(rule)) }
            return Value(.undefined, missing: set)
        }
        let wanted = try within(inner) { () throws(PublicodesError) in try evaluate(rules[goal].node) }
        resetCache(inner)
        try setSituation(of: goal, to: undefinedNode, in: inner)
        var trial = InversionTrial(
            rule: rule, goal: goal, wanted: wanted, frame: inner,
            node: newTrialNode(unit: wanted.unit.isUnit ? wanted.unit : .undefined),
            mark: missing.mark)
        let outerTracer = tracer
        let found = try solve(node, &trial)
        if isTracing {
            let met = trial.met
            tracer = outerTracer
            for rule in met { tracer.add(rule) }
        }
        frame.inversionFailed = frame.inversionFailed || found == nil
        // What the last trial was is what is missing; its unit is that of the goal.
        let unit = wanted.unit.isUnit ? wanted.unit : .undefined
        guard let found else { return Value(.undefined, unit: unit, missing: trial.last.missing) }
        return Value(found, unit: unit, missing: trial.last.missing)
    }

    /// The first candidate whose value the situation gives as a number, and that is not being evaluated itself.
    private func inversionGoal(_ node: NodeRecord, in inner: Frame) throws(PublicodesError) -> Int32? {
        for place in 0..<node.b {
            let candidate = lists[node.a + 1 + place]
            guard frame.rules.count(candidate) == 0, rules[candidate].situation >= 0 else { continue }
            let situation = rules[rules[candidate].situation].node
            let value = try within(inner) { () throws(PublicodesError) in try evaluate(situation) }
            if value.isNumber, !missing.contains(value.missing, candidate) { return candidate }
        }
        return nil
    }

    /// Two guesses, the second in proportion of what the first gave, then the solver between the nearest points.
    private func solve(_ node: NodeRecord, _ trial: inout InversionTrial) throws(PublicodesError) -> Double? {
        let (minimum, maximum) = (numbers[node.c], numbers[node.c + 1])
        let goal = trial.wanted.number
        let x1 = goal
        let y1 = try run(&trial, at: x1)
        let growth = (y1 ?? .nan) > goal ? 0.9 : 1.2
        let x2 = y1.map { x1 * goal * growth / $0 } ?? 2000
        let y2 = try run(&trial, at: x2)
        guard y1 != nil || y2 != nil else { return nil }
        // Undefined compares with nothing, as NaN does.
        let (a, b) = (y1 ?? .nan, y2 ?? .nan)
        let below = b < goal && (b > a || a > goal) ? x2 : a < goal && (a > b || b > goal) ? x1 : minimum
        let above = b > goal && (b < a || a < goal) ? x2 : a > goal && (a < b || b < goal) ? x1 : maximum
        let solver = BrentSolver(
            tolerance: numbers[node.c + 2], trials: model.options.inversionMaxIterations ?? 10, acceptable: 1)
        let root = try solver.root(between: below, and: above) { (x) throws(PublicodesError) in
            let y = x == x1 ? y1 : x == x2 ? y2 : try run(&trial, at: x)
            return (y ?? .nan) - goal
        }
        guard let root, root == 0 || (root >= minimum && root <= maximum) || root.isNaN else { return nil }
        return root
    }

    /// The goal when the rule is so much; `nil` when it is not defined.
    private func run(_ trial: inout InversionTrial, at x: Double) throws(PublicodesError) -> Double? {
        numbers[nodes[trial.node].a] = x
        resetCache(trial.frame)
        missing.rewind(to: trial.mark)
        try setSituation(of: trial.rule, to: trial.node, in: trial.frame)
        let goal = rules[trial.goal].node
        if isTracing {
            tracer.reset()
            tracer.begin()
            tracer.add(trial.goal)
        }
        trial.last = try within(trial.frame) { () throws(PublicodesError) in try evaluate(goal) }
        if isTracing {
            tracer.end()
            trial.met = tracer.traversed
        }
        return trial.last.isUndefined ? nil : numeric(trial.last)
    }
}

/// The trials of an inversion.
struct InversionTrial {
    let rule: Int32
    let goal: Int32
    let wanted: Value
    let frame: Frame
    /// The constant that the rule is taken for.
    let node: Int32
    /// Where the sets of missing variables were before the trials, whose own sets are thrown away.
    let mark: Int
    var last = Value(.undefined)
    /// The rules that the last trial met.
    var met: [Int32] = []
}
