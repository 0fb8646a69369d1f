import Glibc

/// One engine of the reference: a situation, and what was evaluated in it.
///
/// `contexte`, inversions and circular references each evaluate in another frame.
final class Frame {
    /// What was evaluated, by node; an entry counts only with the present stamp.
    private(set) var memo: UnsafeMutablePointer<Entry>
    private var capacity: Int
    private(set) var stamp: UInt16 = 1
    /// For each rule, the node that the situation says it is; -1 where it says nothing.
    private(set) var overlay: UnsafeMutablePointer<Int32>
    private var ruleCapacity: Int
    /// The engines made by `contexte` in this situation.
    var contexts: [Int32: Frame] = [:]
    /// The values under which the present `contexte` is evaluated.
    var currentContext: [Int32]?
    /// The rules being evaluated.
    let rules = RuleStack()
    /// The rules whose parents are being evaluated.
    let parents = RuleStack()
    /// The rule that warnings name.
    @exclusivity(unchecked) var evaluatedRule: Int32 = -1
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
        ruleCapacity = rules
        overlay = .allocate(capacity: rules)
        overlay.initialize(repeating: -1, count: rules)
    }

    deinit {
        free(memo)
        overlay.deallocate()
    }

    /// Zeroed memory, which costs nothing where it is not touched.
    private static func allocate(_ count: Int) -> UnsafeMutablePointer<Entry> {
        guard let memory = calloc(count, MemoryLayout<Entry>.stride) else { fatalError("out of memory") }
        return memory.bindMemory(to: Entry.self, capacity: count)
    }

    /// Makes room for the nodes and the rules of a request.
    func reserve(nodes: Int, rules: Int) {
        if nodes > capacity {
            let larger = Frame.allocate(nodes + 1024)
            larger.update(from: memo, count: capacity)
            free(memo)
            memo = larger
            capacity = nodes + 1024
        }
        if rules > ruleCapacity {
            let larger = UnsafeMutablePointer<Int32>.allocate(capacity: rules + 256)
            larger.initialize(repeating: -1, count: rules + 256)
            larger.update(from: overlay, count: ruleCapacity)
            overlay.deallocate()
            overlay = larger
            ruleCapacity = rules + 256
        }
    }

    /// Forgets what the situation says.
    func resetSituation() {
        overlay.update(repeating: -1, count: ruleCapacity)
        evaluatedRule = -1
    }

    /// Forgets what was evaluated, and the engines made from it.
    func resetCache() {
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
        reserve(nodes: other.capacity, rules: other.ruleCapacity)
        overlay.update(from: other.overlay, count: other.ruleCapacity)
        evaluatedRule = other.evaluatedRule
        guard withCache else { return }
        memo.update(from: other.memo, count: other.capacity)
        stamp = other.stamp
    }
}
