/// Turns parsed rules into the flat nodes of a program.
///
/// Every node is copied wherever it is held, as the reference's transformations do, but references and what replaces
/// them, which are shared: what was evaluated once is not evaluated again only where it is the same node, and that can be
/// seen in warnings, in circular models and in the scores of missing variables.
final class Lowering {
    let parser: RuleParser
    let base: Program?
    /// What is made here; its numbers go on after those of the program that is added to.
    var parts = ProgramParts()
    /// The rules whose references are replaced.
    ///
    /// Quirk kept: they are those that are said to use a replaced rule, and the arguments of `le maximum de` are said to
    /// be used by the rule that holds it, not by the private rules where they end.
    private var inlinedRules: Set<Int32> = []
    /// What `contexte` puts in a situation, whose types matter there.
    var situationRoots: [Int32] = []
    private var depth = 0

    init(_ parser: RuleParser, _ scope: RuleScope) {
        self.parser = parser
        base = parser.base
        parts.names = parser.names
        parts.units = base?.units ?? UnitIndex()
        for case let draft? in parser.drafts {
            let isSituation = base == nil && draft.name.hasSuffix(DottedName.separator + DottedName.situation)
            let node = append(NodeRecord(kind: isSituation ? .situation : .rule, a: draft.id))
            parts.rules.append(RuleRecord(draft, scope, parser, node: node))
        }
    }

    /// Lowers all the rules that were read, given who uses which rule.
    func lowerRules(uses: [(by: Int32, of: Int32)]) throws(PublicodesError) {
        try collectReplacements()
        for use in uses where isReplaced(use.of) { inlinedRules.insert(use.by) }
        for (place, draft) in parser.drafts.enumerated() {
            guard let draft else { continue }
            let isInlined = inlinedRules.contains(draft.id)
            parts.rules[place].value = try lower(draft.value, isInlined)
            if let possibilities = draft.possibilities {
                parts.rules[place].possibilities = try lower(possibilities)
            }
        }
    }

    /// The references to the parents of a rule, replaced where they must be.
    func lowerParents(of draft: RuleDraft) throws(PublicodesError) -> [Int32] {
        var parents: [Int32] = []
        for case let node in draft.parents {
            guard case .reference(let reference) = node.form, reference.target >= 0 else { continue }
            parents.append(try lower(node, inlinedRules.contains(draft.id)))
        }
        return parents
    }

    // MARK: Places

    var nodeBase: Int32 { Int32(base?.nodes.count ?? 0) }
    private var listBase: Int32 { Int32(base?.lists.count ?? 0) }
    private var numberBase: Int32 { Int32(base?.numbers.count ?? 0) }

    func append(_ node: NodeRecord) -> Int32 {
        parts.nodes.append(node)
        return nodeBase + Int32(parts.nodes.count - 1)
    }

    func append(list: [Int32]) -> Int32 {
        parts.lists += list
        return listBase + Int32(parts.lists.count - list.count)
    }

    func append(number: Double) -> Int32 {
        parts.numbers.append(number)
        return numberBase + Int32(parts.numbers.count - 1)
    }

    func string(_ text: String) -> Int32 {
        base?.strings.id(of: text) ?? Int32(base?.strings.count ?? 0) + parts.strings.intern(text)
    }

    func nameID(_ name: String) -> Int32 {
        parts.names.id(of: name).map { $0 + parser.firstID } ?? base?.names.id(of: name)
            ?? parser.firstID + parts.names.intern(name)
    }

    /// The number of a context's identity.
    func context(_ identity: String) -> Int32 {
        if let known = base?.contexts[identity] ?? parts.contexts[identity] { return known }
        let id = Int32((base?.contexts.count ?? 0) + parts.contexts.count)
        parts.contexts[identity] = id
        return id
    }

    /// A bound of ours on the nodes of a model, or of a request, and on their depth.
    func within(_ body: () throws(PublicodesError) -> Int32) throws(PublicodesError) -> Int32 {
        let limits = parser.options.limits
        depth += 1
        defer { depth -= 1 }
        guard depth <= limits.formulaDepth, !parser.stack.isExhausted else {
            throw PublicodesError(.limit, "La formule est trop profonde")
        }
        guard parts.nodes.count < (base == nil ? limits.nodes : limits.requestNodes) else {
            throw PublicodesError(.limit, "Le modèle ou la situation est trop grand")
        }
        return try body()
    }

    func isReplaced(_ rule: Int32) -> Bool {
        parts.replacements.isReplaced(rule) || base?.replacements.isReplaced(rule) == true
    }
}

extension RuleRecord {
    /// What is known of a rule before its formula is lowered.
    init(_ draft: RuleDraft, _ scope: RuleScope, _ parser: RuleParser, node: Int32) {
        self.node = node
        isPrivate = draft.isPrivate
        isPublic = !draft.isPrivate && scope.privateDepth(draft.id) <= 1
        isSituation = draft.name.hasSuffix(DottedName.situation)
        isNamedInWarnings = !isSituation && !draft.name.contains(DottedName.internal)
        situation = scope.id(of: draft.name + DottedName.separator + DottedName.situation) ?? -1
        isExperimental = draft.isExperimental
        if !isExperimental {
            isExperimental = DottedName.parents(of: draft.name).contains { parent in
                guard let id = scope.id(of: parent) else { return false }
                return id < parser.firstID
                    ? parser.base?.rules[Int(id)].isExperimental == true
                    : parser.drafts[Int(id - parser.firstID)]?.isExperimental == true
            }
        }
    }
}
