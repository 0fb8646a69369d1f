/// Lists the rules that an evaluation meets, those of each rule apart.
///
/// A rule that was evaluated before brings along the rules that it met then.
struct RuleTracer {
    private var stack: [[Int32]] = []
    private var known: [Int32: [Int32]] = [:]
    /// What the last expression met.
    private(set) var traversed: [Int32] = []

    mutating func begin() { stack = [[]] }

    mutating func end() {
        traversed = stack.first ?? []
        stack = []
    }

    /// Adds a rule to those met.
    mutating func add(_ rule: Int32) {
        guard let last = stack.indices.last, !stack[last].contains(rule) else { return }
        stack[last].append(rule)
    }

    mutating func enter() { stack.append([]) }

    /// Leaves a node, and adds what it met to what surrounds it.
    mutating func leave(_ node: Int32) {
        guard let met = stack.popLast() else { return }
        known[node] = met
        for rule in met { add(rule) }
    }

    /// Adds what a node met when it was evaluated.
    mutating func recall(_ node: Int32) {
        for rule in known[node] ?? [] { add(rule) }
    }

    mutating func reset() {
        stack = []
        known = [:]
    }
}

extension Evaluator {
    /// Lists the rules met by evaluations from now on; for those who study a model.
    package func traceRules() { isTracing = true }

    /// Evaluates a node, and notes the rules that it meets.
    func trace(_ id: Int32) throws(PublicodesError) -> Value {
        let node = nodes[id]
        if node.kind == .reference, rules[node.a].isPublic { tracer.add(node.a) }
        if let known = self.known(id) {
            tracer.recall(id)
            return known
        }
        guard node.kind == .rule else { return try evaluateAnew(id) }
        tracer.enter()
        let value = try evaluateAnew(id)
        tracer.leave(id)
        return value
    }
}
