/// Gives every reference its rule, in the reference's order, so that the first error is the same.
struct ReferenceResolver {
    private let parser: RuleParser
    private let scope: RuleScope
    /// Each rule that refers to another, with that other one.
    private(set) var uses: [(by: Int32, of: Int32)] = []
    private var isCollecting = false
    private var errors: [PublicodesError] = []

    init(_ parser: RuleParser, _ scope: RuleScope) {
        self.parser = parser
        self.scope = scope
    }

    /// Resolves all the rules that were read.
    mutating func resolveAll() throws(PublicodesError) {
        for case let draft? in parser.drafts { try resolve(draft) }
    }

    /// All errors: a reference that means nothing does not hide the next one.
    mutating func allErrors() -> [PublicodesError] {
        isCollecting = true
        for case let draft? in parser.drafts {
            do { try resolve(draft) } catch { errors.append(error) }
        }
        return errors
    }

    private mutating func resolve(_ draft: RuleDraft) throws(PublicodesError) {
        try checkParents(of: draft)
        for suggestion in draft.suggestions { try resolve(suggestion.node) }
        for replacement in draft.replacements {
            try resolve(replacement.definition, isUse: false)
            try resolve(replacement.replaced, isUse: false)
            for node in replacement.only + replacement.except { try resolve(node, isUse: false) }
        }
        try resolve(draft.value)
        for possibility in draft.possibilities?.possibilities ?? [] {
            try resolve(possibility.node)
            if let test = possibility.notApplicable { try resolve(test) }
        }
    }

    /// Every parent must exist, unless orphans are allowed.
    private mutating func checkParents(of draft: RuleDraft) throws(PublicodesError) {
        for case .reference(let parent) in draft.parents.map(\.form) {
            if let id = scope.id(of: parent.name) {
                parent.target = id
                uses.append((draft.id, id))
            } else if parser.options.strict.noOrphanRule {
                throw PublicodesError(.syntax, "La règle parente \"\(parent.name)\" n'existe pas", rule: draft.name)
            }
        }
    }

    /// Resolves a node: what its mechanism was given, then what it was rewritten into.
    private mutating func resolve(_ node: Node, isUse: Bool = true) throws(PublicodesError) {
        guard !node.isResolved else { return }
        node.isResolved = true
        guard !parser.stack.isExhausted else { throw PublicodesError(.limit, "La formule est trop profonde") }
        if case .reference(let reference) = node.form {
            if reference.target < 0 {
                do throws(PublicodesError) {
                    reference.target = try scope.resolve(reference.name, from: parser.name(of: reference.context))
                } catch {
                    guard isCollecting else { throw error }
                    errors.append(error)
                    return
                }
            }
            if isUse { uses.append((reference.context, reference.target)) }
            return
        }
        for argument in node.arguments { try resolve(argument, isUse: isUse) }
        var pending: [Node] = []
        try node.forEachChild { (child) throws(PublicodesError) in pending.append(child) }
        for child in pending { try resolve(child, isUse: isUse) }
    }
}
