/// Which rules take the place of others, and where.
struct ReplacementTable: Sendable {
    /// A rule that takes the place of another in some rules.
    struct Replacement: Sendable {
        /// The rule that replaces, and a node that refers to it.
        let definition: Int32
        let node: Int32
        let makesNotApplicable: Bool
        /// Prefixes of the names of the rules where it counts (none: everywhere), and of those where it does not.
        let only: [String]
        let except: [String]
        /// The rules of those names.
        let mentioned: [Int32]

        /// Whether it counts in a rule. Quirk kept: the names are compared as mere prefixes of characters.
        func applies(in rule: String, id: Int32) -> Bool {
            id != definition
                && (only.isEmpty || only.contains { rule.utf8.starts(with: $0.utf8) })
                && !except.contains { rule.utf8.starts(with: $0.utf8) }
        }
    }

    private(set) var replacements: [Replacement] = []
    /// The replacements of each rule, the strongest first.
    private var places: [Int32: [Int32]] = [:]
    /// The node that stands for a reference, for each rule and set of replacements.
    private var nodes: [[Int32]: Int32] = [:]

    var isEmpty: Bool { replacements.isEmpty }

    /// Adds the replacements of a rule, in the order of their priority, then of their names backwards.
    mutating func add(_ list: [(replacement: Replacement, priority: Double, name: String)], of rule: Int32) {
        let ordered = list.reversed().enumerated().sorted { left, right in
            if left.element.priority != right.element.priority { return left.element.priority > right.element.priority }
            let (leftKey, rightKey) = (CollationKey(left.element.name), CollationKey(right.element.name))
            if rightKey < leftKey { return true }
            return !(leftKey < rightKey) && left.offset < right.offset
        }
        places[rule] = ordered.map { Int32(replacements.count + $0.offset) }
        let reversed = Array(list.reversed())
        replacements += reversed.map(\.replacement)
    }

    func isReplaced(_ rule: Int32) -> Bool { places[rule] != nil }

    /// The replacements of a rule that count in another one, the strongest first.
    func applicable(to rule: Int32, in context: String, id: Int32) -> [Int32] {
        guard let candidates = places[rule] else { return [] }
        return candidates.filter { replacements[Int($0)].applies(in: context, id: id) }
    }

    /// The node that stands for references with these replacements.
    ///
    /// Quirk kept: it is shared between all rules, and holds the first reference for which it was made.
    subscript(key: [Int32]) -> Int32? {
        get { nodes[key] }
        set { nodes[key] = newValue }
    }
}
