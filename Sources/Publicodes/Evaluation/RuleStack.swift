/// The rules being evaluated, the innermost last.
final class RuleStack {
    @exclusivity(unchecked) private(set) var rules: [Int32] = []
    @exclusivity(unchecked) private var counts: [UInt8] = []

    func push(_ rule: Int32) {
        rules.append(rule)
        if counts.count <= Int(rule) {
            counts += Array(repeating: 0, count: max(Int(rule) + 1, 64) * 2 - counts.count)
        }
        counts[Int(rule)] &+= 1
    }

    func pop() {
        guard let rule = rules.popLast() else { return }
        counts[Int(rule)] &-= 1
    }

    /// How often a rule is there.
    func count(_ rule: Int32) -> Int { Int(rule) < counts.count ? Int(counts[Int(rule)]) : 0 }

    func reset() {
        for rule in rules { counts[Int(rule)] = 0 }
        rules.removeAll(keepingCapacity: true)
    }

    /// Becomes a copy of another stack.
    func becomeCopy(of other: RuleStack) {
        reset()
        for rule in other.rules { push(rule) }
    }

    var innermost: Int32? { rules.last }
    var isEmpty: Bool { rules.isEmpty }
}
