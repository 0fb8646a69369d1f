import Glibc

/// One engine of the reference: a situation, and what was evaluated in it.
///
/// `contexte`, inversions and circular references each evaluate in another frame.
final class Frame {
    /// What was evaluated, by node; an entry counts only with the present stamp.
    private(set) var memo: UnsafeMutablePointer<Entry>
    private(set) var capacity: Int
    private(set) var stamp: UInt16 = 1
    /// The nodes that were evaluated since the situation was set.
    var written: [Int32] = []
    /// For each rule, the node that the situation says it is; -1 where it says nothing.
    var overlay: [Int32]
    /// The engines made by `contexte` in this situation.
    var contexts: [Int32: Frame] = [:]
    /// The values under which the present `contexte` is evaluated.
    var currentContext: [Int32]?
    var rules = RuleStack()
    var parents = RuleStack()
    /// The rule that warnings name.
    var evaluatedRule: Int32 = -1
    var inversionFailed = false

    /// What a node was found to be.
    struct Entry {
        var payload: UInt64
        var missing: UInt32
        var mark: UInt16
        var stamp: UInt16
    }

    init(nodes: Int, rules: Int) {
        capacity = nodes
        memo = Frame.allocate(nodes)
        overlay = Array(repeating: -1, count: rules)
    }

    deinit { free(memo) }

    /// Zeroed memory, which costs nothing where it is not touched.
    private static func allocate(_ count: Int) -> UnsafeMutablePointer<Entry> {
        guard let memory = calloc(count, MemoryLayout<Entry>.stride) else { fatalError("out of memory") }
        return memory.bindMemory(to: Entry.self, capacity: count)
    }

    /// Makes room for the nodes of a request.
    func reserve(nodes: Int) {
        guard nodes > capacity else { return }
        let larger = Frame.allocate(nodes + 1024)
        for id in written { larger[Int(id)] = memo[Int(id)] }
        free(memo)
        memo = larger
        capacity = nodes + 1024
    }

    /// Makes room for the rules of a request.
    func reserve(rules: Int) {
        if overlay.count < rules { overlay += Array(repeating: -1, count: rules - overlay.count) }
    }

    /// Forgets what was evaluated, and the engines made from it.
    func resetCache() {
        written.removeAll(keepingCapacity: true)
        contexts.removeAll()
        currentContext = nil
        inversionFailed = false
        rules.reset()
        parents.reset()
        stamp &+= 1
        if stamp == 0 {
            for place in 0..<capacity { memo[place].stamp = 0 }
            stamp = 1
        }
    }

    /// Becomes a copy of another frame: its situation, and what was evaluated if asked; not its stacks.
    func becomeCopy(of other: Frame, withCache: Bool) {
        resetCache()
        reserve(nodes: other.capacity)
        overlay = other.overlay
        evaluatedRule = other.evaluatedRule
        guard withCache else { return }
        for id in other.written {
            memo[Int(id)] = other.memo[Int(id)]
            memo[Int(id)].stamp = stamp
        }
        written = other.written
    }

    @inline(__always)
    func store(_ value: Value, at id: Int32) {
        memo[Int(id)] = Entry(payload: value.payload, missing: value.missing, mark: value.rawMark, stamp: stamp)
        written.append(id)
    }

    /// What a node was found to be, if it was evaluated.
    @inline(__always)
    func known(_ id: Int32) -> Value? {
        let entry = memo[Int(id)]
        guard entry.stamp == stamp else { return nil }
        return Value(payload: entry.payload, missing: entry.missing, mark: entry.mark)
    }
}

/// The rules being evaluated, the innermost last.
struct RuleStack {
    private(set) var rules: [Int32] = []
    private var counts: [UInt8] = []

    mutating func push(_ rule: Int32) {
        rules.append(rule)
        if counts.count <= Int(rule) {
            counts += Array(repeating: 0, count: max(Int(rule) + 1, 64) * 2 - counts.count)
        }
        counts[Int(rule)] &+= 1
    }

    mutating func pop() {
        guard let rule = rules.popLast() else { return }
        counts[Int(rule)] &-= 1
    }

    /// How often a rule is there.
    @inline(__always)
    func count(_ rule: Int32) -> Int { Int(rule) < counts.count ? Int(counts[Int(rule)]) : 0 }

    mutating func reset() {
        for rule in rules { counts[Int(rule)] = 0 }
        rules.removeAll(keepingCapacity: true)
    }

    var innermost: Int32? { rules.last }
    var isEmpty: Bool { rules.isEmpty }
}
