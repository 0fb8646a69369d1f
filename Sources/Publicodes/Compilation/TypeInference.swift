/// Infers what nodes may be: their type, and whether they may be « non applicable ».
///
/// Quirks kept, since they decide which parents disable their children: a node that is met again while it is being
/// inferred is of no known type; and only what is asked for is inferred, so that the rest stays unknown.
struct TypeInference {
    private let base: Program?
    private let parser: RuleParser
    private var nodes: [NodeRecord]
    private let rules: [RuleRecord]
    private let lists: [Int32]
    private var isKnown: [Bool]

    private let nodeBase: Int32
    private let listBase: Int

    private typealias Inferred = (nullability: Nullability, type: ValueType)

    init(_ parts: ProgramParts, _ parser: RuleParser) {
        base = parser.base
        self.parser = parser
        nodes = parts.nodes
        rules = parts.rules
        lists = parts.lists
        isKnown = Array(repeating: false, count: parts.nodes.count)
        nodeBase = Int32(parser.base?.nodes.count ?? 0)
        listBase = parser.base?.lists.count ?? 0
    }

    /// Infers the rules in their order, each with its parents, of which it keeps the nearest that may disable it.
    ///
    /// What `contexte` puts in a situation comes after.
    mutating func run(
        parents: [[Int32]], others: [Int32]
    ) throws(PublicodesError) -> (nodes: [NodeRecord], rules: [RuleRecord]) {
        var rules = self.rules
        for place in rules.indices {
            _ = try infer(rules[place].node)
            for parent in parents[place] {
                let inferred = try infer(parent)
                guard rules[place].parent < 0, inferred.nullability == .possible || inferred.type == .boolean else {
                    continue
                }
                rules[place].parent = parent
                rules[place].isParentNullable = inferred.nullability == .possible
                rules[place].isParentBoolean = inferred.type == .boolean
            }
        }
        for other in others { _ = try infer(other) }
        return (nodes, rules)
    }

    private mutating func infer(_ id: Int32) throws(PublicodesError) -> Inferred {
        guard id >= nodeBase else {
            guard let node = base?.nodes[Int(id)] else { return (.unknown, .unknown) }
            return (node.nullability, node.type)
        }
        let place = Int(id - nodeBase)
        if isKnown[place] { return (nodes[place].nullability, nodes[place].type) }
        isKnown[place] = true
        guard !parser.stack.isExhausted else { throw PublicodesError(.limit, "Le modèle est trop profond") }
        let inferred = try infer(nodes[place])
        nodes[place].nullability = inferred.nullability
        nodes[place].type = inferred.type
        return inferred
    }

    private mutating func infer(_ node: NodeRecord) throws(PublicodesError) -> Inferred {
        switch node.kind {
        case .bareme, .grille, .tauxProgressif, .duree, .inversion, .referenceCirculaire: return (.never, .number)
        case .estNonDefini, .estNonApplicable: return (.never, .boolean)
        case .texte: return (.never, .string)
        case .constant: return (node.c == 1 ? .possible : .never, ValueType(rawValue: UInt8(node.b)) ?? .unknown)
        case .operation: return try inferOperation(node)
        case .arrondi, .unite, .simplifierUnite, .logarithme: return (try infer(node.a).nullability, .number)
        case .contexte, .variableManquante: return try infer(node.a)
        case .unePossibilite: return try inferPossibilities(node)
        case .rule, .situation: return try inferRule(node.a)
        case .reference: return try infer(ruleNode(node.a))
        case .condition:
            var isNullable = false
            for child in [node.a, node.b, node.c] where !isNullable {
                isNullable = try infer(child).nullability == .possible
            }
            let type = try infer(node.b).type
            return (isNullable ? .possible : .never, type == .unknown ? try infer(node.c).type : type)
        case .variations:
            var isNullable = false
            var type = ValueType.unknown
            for branch in 0..<Int(node.b) {
                let inferred = try infer(list(node.a, branch * 2 + 1))
                isNullable = isNullable || inferred.nullability == .possible
                if type == .unknown { type = inferred.type }
            }
            return (isNullable ? .possible : .never, type)
        }
    }

    private mutating func inferOperation(_ node: NodeRecord) throws(PublicodesError) -> Inferred {
        guard let symbol = Operator(rawValue: node.detail) else { return (.unknown, .unknown) }
        switch symbol {
        case .less, .lessOrEqual, .greater, .greaterOrEqual, .divide, .multiply:
            let left = try infer(node.a).nullability
            let nullability = left == .possible ? .possible : try infer(node.b).nullability
            return (nullability, symbol == .divide || symbol == .multiply ? .number : .boolean)
        case .equal, .notEqual, .and, .or: return (.never, .boolean)
        case .subtract: return (try infer(node.a).nullability, .number)
        case .add, .power, .divideInteger: return (.never, .number)
        }
    }

    private mutating func inferPossibilities(_ node: NodeRecord) throws(PublicodesError) -> Inferred {
        switch PossibilitiesDraft.Kind(rawValue: node.detail) {
        case .number: return (.never, .number)
        case .string: return (.never, .string)
        case .reference, nil:
            for place in 0..<Int(node.b) {
                let test = list(node.a, place * 2 + 1)
                guard test >= 0, try infer(record(test).a).nullability == .possible else { return (.never, .string) }
            }
            return (.possible, .string)
        }
    }

    private mutating func inferRule(_ id: Int32) throws(PublicodesError) -> Inferred {
        let rule = rules[Int(id - parser.firstID)]
        let value = try infer(rule.value)
        if rule.possibilities >= 0 {
            let possibilities = try infer(rule.possibilities)
            let nullability = value.nullability == .possible ? .possible : possibilities.nullability
            return (nullability, possibilities.type)
        }
        if value.type != .unknown { return value }
        return (value.nullability, parser.drafts[Int(id - parser.firstID)]?.declaredType ?? .unknown)
    }

    private func ruleNode(_ id: Int32) -> Int32 {
        id < parser.firstID ? base?.rules[Int(id)].node ?? -1 : rules[Int(id - parser.firstID)].node
    }

    private func record(_ id: Int32) -> NodeRecord {
        id < nodeBase ? base?.nodes[Int(id)] ?? NodeRecord(kind: .constant) : nodes[Int(id - nodeBase)]
    }

    private func list(_ start: Int32, _ place: Int) -> Int32 {
        let index = Int(start) + place
        return index < listBase ? base?.lists[index] ?? -1 : lists[index - listBase]
    }
}
