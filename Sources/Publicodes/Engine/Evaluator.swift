/// Evaluates expressions of a model in a situation; one for each thread, used again and again.
package final class Evaluator {
    package let model: Model
    let program: Program
    let limits: Limits
    /// « Aujourd'hui ».
    let now: CalendarDate
    /// What was noticed since the last time it was taken.
    package internal(set) var warnings: [Warning] = []
    /// When to give up.
    package var deadline: ContinuousClock.Instant?

    // The hot state is only ever touched by this evaluator's thread, one access at a time: no need to check it.
    @exclusivity(unchecked) var nodes: Pool<NodeRecord>
    @exclusivity(unchecked) var lists: Pool<Int32>
    @exclusivity(unchecked) var numbers: Pool<Double>
    @exclusivity(unchecked) var rules: Pool<RuleRecord>
    /// The strings and names that come after those of the program.
    var strings: [String] = []
    var names: [String] = []
    let units: UnitTable
    @exclusivity(unchecked) var missing = MissingVariables()
    /// The frame of the situation, and the one where the evaluation is.
    let root: Frame
    @exclusivity(unchecked) var frame: Frame
    /// What was evaluated in the present frame.
    @exclusivity(unchecked) var memo: UnsafeMutablePointer<Frame.Entry>
    @exclusivity(unchecked) var stamp: UInt16
    var freeFrames: [Frame] = []
    var frameDepth = 0
    var frameCount = 0
    @exclusivity(unchecked) var stack: StackGuard
    @exclusivity(unchecked) var steps = 0
    /// Whether the rules that are met are listed.
    @exclusivity(unchecked) var isTracing = false
    var tracer = RuleTracer()

    /// How much text was made since the situation was set.
    var textBytes = 0

    /// A constant of which nothing is known.
    let undefinedNode: Int32
    /// The identities of contexts that come after those of the program.
    private var contexts: [String: Int32] = [:]
    /// The fragments that were compiled, by what was written.
    var fragments = FragmentCache()
    /// The answers of the situation, in order, those that were left out excepted.
    var answers: [Answer] = []
    /// The expressions evaluated in this situation.
    var evaluated: [FragmentCache.Key: Value] = [:]
    /// The formula of the last expression.
    var lastNode: Int32?
    /// The evaluator of a situation that replaces rules of the model.
    var substitute: Evaluator?
    private let firstNodes: Int
    private let firstNumbers: Int

    /// What the situation says of a rule.
    struct Answer {
        let rule: Int32
        let written: RawNode
        let experimentalRules: [Int32]
    }

    /// An evaluator with nothing in its situation.
    package init(_ model: Model, today: CalendarDate? = nil) {
        self.model = model
        program = model.program
        limits = model.options.limits
        now = today ?? .today
        stack = StackGuard(budget: limits.stack)
        nodes = Pool(program.nodes, spare: 1024)
        lists = Pool(program.lists, spare: 256)
        numbers = Pool(program.numbers, spare: 256)
        let padding = Array(repeating: RuleRecord(), count: program.names.count - program.rules.count)
        rules = Pool(program.rules + padding, spare: 64)
        units = UnitTable(program.units, partLimit: limits.unitParts)
        var undefined = NodeRecord(kind: .constant, nullability: .never)
        undefined.type = .number
        nodes.append(undefined)
        undefinedNode = Int32(nodes.count - 1)
        firstNodes = nodes.count
        firstNumbers = numbers.count
        root = Frame(nodes: nodes.count + 1024, rules: rules.count)
        frame = root
        memo = root.memo
        stamp = root.stamp
    }

    deinit {
        nodes.deallocate()
        lists.deallocate()
        numbers.deallocate()
        rules.deallocate()
    }

    /// Whether an inversion found nothing since the situation was set.
    package var inversionFailed: Bool { substitute?.inversionFailed ?? root.inversionFailed }

    /// The warnings gathered so far, which are then forgotten.
    package func takeWarnings() -> [Warning] {
        defer { warnings = [] }
        return warnings
    }

    /// Forgets all that was laid after the program.
    func reset() {
        resetCache(root)
        nodes.truncate(to: firstNodes)
        lists.truncate(to: program.lists.count)
        numbers.truncate(to: firstNumbers)
        rules.truncate(to: program.names.count)
        strings.removeAll(keepingCapacity: true)
        textBytes = 0
        units.forgetLength()
        names.removeAll(keepingCapacity: true)
        contexts.removeAll(keepingCapacity: true)
        evaluated.removeAll(keepingCapacity: true)
        missing.reset()
        tracer.reset()
        root.resetSituation()
        answers.removeAll(keepingCapacity: true)
        enter(root)
        frameDepth = 0
    }

    /// The number of a context's identity.
    func context(_ identity: String) -> Int32 {
        if let known = program.contexts[identity] ?? contexts[identity] { return known }
        let id = Int32(program.contexts.count + contexts.count)
        contexts[identity] = id
        return id
    }
}
