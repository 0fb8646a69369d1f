/// `le maximum de` and `le minimum de`: rewritten with two private rules for each value, the best so far and the next.
///
/// Quirks kept: the private rules belong to the rule being read, so that a rule holds one such mechanism at most at each
/// level; and with a boolean first the whole becomes one, which disables its own children and runs in a circle.
enum Extremum {
    static let parseMaximum: MechanismParser = { (raw, parser) throws(PublicodesError) in
        try parse(raw, parser, isBetter: .greater)
    }

    static let parseMinimum: MechanismParser = { (raw, parser) throws(PublicodesError) in
        try parse(raw, parser, isBetter: .less)
    }

    private static func parse(
        _ raw: RawNode, _ parser: RuleParser, isBetter: Operator
    ) throws(PublicodesError) -> Node {
        let values = try parser.elements(raw, complaint: "valeur.reduce is not a function")
        let node = try rewrite(values[...], parser, isBetter)
        node.arguments = values
        return node
    }

    private static func rewrite(
        _ values: ArraySlice<Node>, _ parser: RuleParser, _ isBetter: Operator
    ) throws(PublicodesError) -> Node {
        guard let last = values.last else { return .notApplicable }
        try parser.define("[privé] $INTERNAL valeur") { $0.complete(with: last, parser) }
        try parser.define("[privé] $INTERNAL acc") { (draft) throws(PublicodesError) in
            draft.complete(with: try rewrite(values.dropLast(), parser, isBetter), parser)
        }
        func next() throws(PublicodesError) -> Node { try parser.reference("$INTERNAL valeur") }
        func best() throws(PublicodesError) -> Node { try parser.reference("$INTERNAL acc") }
        let replaces = Node.operation(
            .or, Node(.estNonApplicable(try best())), .operation(isBetter, try next(), try best()))
        return .condition(
            si: Node(.estNonApplicable(try next())), alors: try best(),
            sinon: .condition(si: replaces, alors: try next(), sinon: try best()))
    }
}

extension RuleDraft {
    /// Gives a private rule its value and its parents.
    fileprivate func complete(with node: Node, _ parser: RuleParser) {
        value = node
        guard parser.options.flags.automaticNamespaceDisabling else { return }
        parents = DottedName.parents(of: name).map { Node(.reference(Node.Reference(name: $0, context: id))) }
    }
}
