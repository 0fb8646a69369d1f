/// What a formula was before it was rewritten, as far as people should see it.
enum FormulaShape {
    /// What the situation says, then the formula that it replaces.
    case situation(answer: Int32, formula: Int32)
    /// `par défaut`.
    case preset(Int32, formula: Int32)
    /// `plafond` or `plancher`; the test tells whether the bound counts.
    case bound(Int32, isCeiling: Bool, test: Int32, formula: Int32)
    /// `abattement`.
    case rebate(Int32, formula: Int32)
    /// `applicable si`, or `non applicable si` when negated.
    case applicability(Int32, isNegated: Bool, formula: Int32)
    /// `le maximum de` and `le minimum de`.
    case best([Int32], isMaximum: Bool)
    case sum([Int32])
    case product([Int32])
    /// `toutes ces conditions`, `une de ces conditions`.
    case all([Int32])
    case any([Int32])
    /// `est applicable`.
    case isApplicable(Int32)
    /// As it is.
    case plain
}

extension Evaluator {
    /// Recognises what a node was rewritten from.
    func shape(of id: Int32) -> FormulaShape {
        let node = nodes[id]
        switch node.kind {
        case .condition: return conditionShape(node)
        case .operation: return operationShape(id, node)
        case .simplifierUnite: return productShape(node)
        default: return .plain
        }
    }

    private func conditionShape(_ node: NodeRecord) -> FormulaShape {
        let test = nodes[node.a]
        switch test.kind {
        case .estNonDefini:
            let isSituation = nodes[test.a].kind == .reference && rules[nodes[test.a].a].isSituation
            return isSituation
                ? .situation(answer: node.c, formula: node.b) : .preset(node.b, formula: node.c)
        case .estNonApplicable:
            if let best = bestShape(node) { return best }
        case .operation where symbol(test) == .notEqual && isConstant(node.c, .null) && isConstant(test.b, .false):
            return .applicability(test.a, isNegated: false, formula: node.b)
        case .operation where symbol(test) == .equal && isConstant(node.c, .null) && isConstant(test.b, .false):
            return .applicability(test.a, isNegated: true, formula: node.b)
        case .operation where symbol(test) == .and:
            let (present, beyond) = (nodes[test.a], nodes[test.b])
            guard present.kind == .operation, symbol(present) == .notEqual, isConstant(present.b, .false),
                beyond.kind == .operation, symbol(beyond) == .less || symbol(beyond) == .greater
            else { break }
            let isCeiling = symbol(beyond) == .greater
            if !isCeiling, isNumber(node.b, 0), nodes[node.c].kind == .operation, symbol(nodes[node.c]) == .subtract {
                return .rebate(nodes[node.c].b, formula: nodes[node.c].a)
            }
            return .bound(node.b, isCeiling: isCeiling, test: node.a, formula: node.c)
        default: break
        }
        return .plain
    }

    /// The values between which a maximum or minimum chooses: each in a private rule of its own.
    private func bestShape(_ node: NodeRecord) -> FormulaShape? {
        guard nodes[node.b].kind == .reference, name(of: nodes[node.b].a).hasSuffix("$INTERNAL acc"),
            nodes[node.c].kind == .condition, nodes[nodes[node.c].b].kind == .reference,
            nodes[nodes[node.c].a].kind == .operation
        else { return nil }
        let comparison = nodes[nodes[nodes[node.c].a].b]
        let last = rules[nodes[nodes[node.c].b].a].value
        let before = rules[nodes[node.b].a].value
        var values: [Int32] = []
        if nodes[before].kind == .condition, case .best(let earlier, _)? = bestShape(nodes[before]) { values = earlier }
        return .best(values + [last], isMaximum: symbol(comparison) == .greater)
    }

    private func operationShape(_ id: Int32, _ node: NodeRecord) -> FormulaShape {
        switch symbol(node) {
        case .add:
            var values: [Int32] = []
            var rest = id
            while nodes[rest].kind == .operation, symbol(nodes[rest]) == .add {
                values.append(nodes[rest].a)
                rest = nodes[rest].b
            }
            return isConstant(rest, .null) ? .sum(values) : .plain
        case .and: return chain(id, .and, from: .true).map { .all($0) } ?? .plain
        case .or: return chain(id, .or, from: .false).map { .any($0) } ?? .plain
        case .equal where nodes[node.a].kind == .estNonApplicable && isConstant(node.b, .false):
            return .isApplicable(nodes[node.a].a)
        default: return .plain
        }
    }

    /// The values folded from the left, when the fold begins where the mechanism begins.
    private func chain(_ id: Int32, _ symbol: Operator, from start: Value.Tag) -> [Int32]? {
        var values: [Int32] = []
        var rest = id
        while nodes[rest].kind == .operation, self.symbol(nodes[rest]) == symbol {
            values.append(nodes[rest].b)
            rest = nodes[rest].a
        }
        return isConstant(rest, start) ? values.reversed() : nil
    }

    private func productShape(_ node: NodeRecord) -> FormulaShape {
        var values: [Int32] = []
        var rest = node.a
        while nodes[rest].kind == .operation, symbol(nodes[rest]) == .multiply {
            values.append(nodes[rest].a)
            rest = nodes[rest].b
        }
        return isNumber(rest, 1) && !values.isEmpty ? .product(values.reversed()) : .plain
    }

    /// The operator of an operation.
    func symbol(_ node: NodeRecord) -> Operator { Operator(rawValue: node.detail) ?? .add }

    /// Whether a node is a constant of a kind.
    func isConstant(_ id: Int32, _ tag: Value.Tag) -> Bool {
        nodes[id].kind == .constant && nodes[id].detail == tag.rawValue
    }

    private func isNumber(_ id: Int32, _ number: Double) -> Bool {
        isConstant(id, .number) && numbers[nodes[id].a] == number
    }
}
