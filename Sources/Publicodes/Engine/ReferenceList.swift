/// The rules that a rule refers to.
enum ReferenceList {
    /// Their names, each once, in the order of the formula; not the parents, nor what the situation says.
    static func names(in draft: RuleDraft, _ parser: RuleParser) -> [String] {
        targets(in: draft).map(parser.name).filter {
            !$0.hasSuffix(DottedName.situation) && !$0.contains(DottedName.internal)
        }
    }

    /// The rules themselves, those that the engine makes included.
    ///
    /// - Parameter isStrict: without the choices, the other amounts of inversions and the circles to be solved, which need
    ///   one another by design.
    static func targets(in draft: RuleDraft, isStrict: Bool = false) -> [Int32] {
        var found: [Int32] = []
        var seen: Set<Int32> = []
        collect(draft.value, isStrict, &found, &seen)
        guard !isStrict else { return found }
        for possibility in draft.possibilities?.possibilities ?? [] {
            collect(possibility.node, isStrict, &found, &seen)
        }
        return found
    }

    private static func collect(
        _ node: Node, _ isStrict: Bool, _ found: inout [Int32], _ seen: inout Set<Int32>
    ) {
        if isStrict {
            switch node.form {
            case .inversion, .referenceCirculaire: return
            default: break
            }
        }
        if case .reference(let reference) = node.form {
            if reference.target >= 0, seen.insert(reference.target).inserted { found.append(reference.target) }
            return
        }
        if !node.arguments.isEmpty {
            for argument in node.arguments { collect(argument, isStrict, &found, &seen) }
            return
        }
        var children: [Node] = []
        try? node.forEachChild { (child) throws(PublicodesError) in children.append(child) }
        for child in children { collect(child, isStrict, &found, &seen) }
    }
}
