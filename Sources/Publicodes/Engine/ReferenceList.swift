/// The rules that a rule refers to.
enum ReferenceList {
    /// Their names, each once, in the order of the formula; not the parents, nor what the situation says.
    static func names(in draft: RuleDraft, _ parser: RuleParser) -> [String] {
        targets(in: draft).map(parser.name).filter {
            !$0.hasSuffix(DottedName.situation) && !$0.contains(DottedName.internal)
        }
    }

    /// The rules themselves, those that the engine makes included.
    static func targets(in draft: RuleDraft) -> [Int32] {
        var found: [Int32] = []
        var seen: Set<Int32> = []
        collect(draft.value, &found, &seen)
        for possibility in draft.possibilities?.possibilities ?? [] { collect(possibility.node, &found, &seen) }
        return found
    }

    private static func collect(_ node: Node, _ found: inout [Int32], _ seen: inout Set<Int32>) {
        if case .reference(let reference) = node.form {
            if reference.target >= 0, seen.insert(reference.target).inserted { found.append(reference.target) }
            return
        }
        if !node.arguments.isEmpty {
            for argument in node.arguments { collect(argument, &found, &seen) }
            return
        }
        var children: [Node] = []
        try? node.forEachChild { (child) throws(PublicodesError) in children.append(child) }
        for child in children { collect(child, &found, &seen) }
    }
}
