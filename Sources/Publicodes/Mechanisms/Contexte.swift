import JSON

/// `contexte`: a value as it would be with other answers to some rules.
enum Contexte {
    static let mechanism = ChainedMechanism(name: "contexte") { (value, context, parser) throws(PublicodesError) in
        let value = try parser.parse(value)
        var overrides: [(key: CollationKey, override: Node.Override)] = []
        for (name, written) in context.map?.members ?? RawMap().members {
            let rule = try parser.parse(.string(name))
            let override = try parser.parse(written)
            if override.source == nil { override.source = written }
            overrides.append((CollationKey(name), Node.Override(rule: rule, value: override)))
        }
        let ordered = overrides.enumerated().sorted {
            $0.element.key < $1.element.key || !($1.element.key < $0.element.key) && $0.offset < $1.offset
        }
        return Node(.contexte(value, overrides: ordered.map(\.element.override)))
    }
}

extension Evaluator {
    /// Evaluates a value in a frame of its own, where the answers that differ from the present ones are set.
    ///
    /// Quirks kept: the frame is made once for each set of answers in a situation, and keeps the differences found then;
    /// an answer is evaluated outside; a context inside the very same one is not applicable.
    func evaluateContexte(_ node: NodeRecord) throws(PublicodesError) -> Value {
        var amendments: [(rule: Int32, value: Value, node: Int32, identity: Int32)] = []
        var defined: [Int32] = []
        for place in 0..<node.c {
            let list = node.b + 1 + place * 4
            let (reference, valueNode) = (lists[list], lists[list + 1])
            let origin = try evaluate(reference)
            let value = try evaluate(valueNode)
            let rule = nodes[reference].a
            if !value.isUndefined { defined.append(rule) }
            if !isIdentical(origin, value) { amendments.append((rule, value, lists[list + 3], lists[list + 2])) }
        }
        let identity = amendments.map(\.identity)
        if let current = frame.currentContext, current == identity { return Value(.null) }
        let id = lists[node.b]
        let inner: Frame
        if let known = frame.contexts[id] {
            inner = known
        } else {
            inner = try derivedFrame(copyingCache: amendments.isEmpty)
            frame.contexts[id] = inner
            for amendment in amendments { try setSituation(of: amendment.rule, to: amendment.node, in: inner) }
            _ = try within(inner) { () throws(PublicodesError) in
                for amendment in amendments { store(amendment.value, at: amendment.node) }
                return Value(.undefined)
            }
        }
        inner.currentContext = identity
        let value = try within(inner) { () throws(PublicodesError) in try evaluate(node.a) }
        return value.with(missing: missing.without(value.missing, defined))
    }

    /// Whether two values are the same, and their units are written in the same way.
    private func isIdentical(_ left: Value, _ right: Value) -> Bool {
        guard units.text(left.unit) == units.text(right.unit), left.tag == right.tag else { return false }
        switch left.tag {
        case .number: return left.number == right.number
        case .string: return text(left.string).utf8.elementsEqual(text(right.string).utf8)
        default: return true
        }
    }
}
