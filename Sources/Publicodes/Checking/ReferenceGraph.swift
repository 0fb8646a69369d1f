/// Which rules the formulas of a model need.
struct ReferenceGraph {
    private let parser: RuleParser
    private let targets: [[Int32]]
    /// The same without what needs one another by design.
    private let needs: [[Int32]]

    /// The graph of rules whose names are resolved.
    init(_ parser: RuleParser) {
        self.parser = parser
        targets = parser.drafts.map { draft in draft.map { ReferenceList.targets(in: $0) } ?? [] }
        needs = parser.drafts.map { draft in draft.map { ReferenceList.targets(in: $0, isStrict: true) } ?? [] }
    }

    /// The cycles, and the rules that nothing uses.
    func issues() -> [ModelIssue] {
        cycles().map { cycle in
            let names = cycle.map { parser.name(of: $0) }
            return ModelIssue(
                .warning, .cycle, rule: names[0],
                message: "Ces règles ont besoin les unes des autres : \(shown(names))")
        }
            + unused().map { rule in
                ModelIssue(
                    .warning, .unusedRule, rule: rule,
                    message: "Rien n'utilise cette règle privée, et personne ne peut la demander")
            }
    }

    private func shown(_ names: [String]) -> String {
        (names.count > 8 ? names.prefix(8) + ["…"] : names[...]).joined(separator: " → ")
    }

    /// Private rules that no formula names.
    private func unused() -> [String] {
        var isUsed = Array(repeating: false, count: targets.count)
        for list in targets { for target in list { isUsed[Int(target)] = true } }
        return parser.drafts.compactMap { $0 }.filter { draft in
            draft.isPrivate && !isUsed[Int(draft.id)] && draft.replacements.isEmpty
                && !draft.name.hasSuffix(DottedName.situation) && !draft.name.contains(DottedName.internal)
        }.map(\.name)
    }

    /// The sets of rules that need one another, by Tarjan's algorithm, without recursion.
    private func cycles() -> [[Int32]] {
        var order = Array(repeating: -1, count: needs.count)
        var low = order
        var isOnStack = Array(repeating: false, count: needs.count)
        var stack: [Int] = []
        var found: [[Int32]] = []
        var count = 0
        for start in needs.indices where order[start] < 0 {
            var work = [(node: start, next: 0)]
            while let (node, next) = work.last {
                if next == 0 {
                    (order[node], low[node]) = (count, count)
                    count += 1
                    stack.append(node)
                    isOnStack[node] = true
                }
                if next < needs[node].count {
                    work[work.count - 1].next += 1
                    let target = Int(needs[node][next])
                    if order[target] < 0 {
                        work.append((target, 0))
                    } else if isOnStack[target] {
                        low[node] = min(low[node], order[target])
                    }
                    continue
                }
                work.removeLast()
                if let parent = work.last?.node { low[parent] = min(low[parent], low[node]) }
                guard low[node] == order[node], let place = stack.lastIndex(of: node) else { continue }
                let component = stack[place...].map { Int32($0) }
                for member in component { isOnStack[Int(member)] = false }
                stack.removeSubrange(place...)
                if component.count > 1 || needs[node].contains(Int32(node)) { found.append(component) }
            }
        }
        return found
    }
}
