import Kernel

/// Looks for values of a kind that their place cannot use: a number for a condition, a text in a sum.
struct TypeCheck {
    private let program: Program
    /// The rules of which nothing is known.
    private let broken: Set<String>

    init(_ program: Program, broken: Set<String>) {
        self.program = program
        self.broken = broken
    }

    private struct Finding {
        let message: String
        var severity = ModelIssue.Severity.error
    }

    /// What is wrong, rule by rule.
    func issues() -> [ModelIssue] {
        program.rules.indices.flatMap { id -> [ModelIssue] in
            let name = program.names[Int32(id)]
            guard program.rules[id].isNamedInWarnings, !name.contains(DottedName.internal), !broken.contains(name)
            else {
                return []
            }
            var found: [Finding] = []
            visit(program.rules[id].value, &found)
            checkDefault(of: id, &found)
            var seen: Set<String> = []
            return found.filter { seen.insert($0.message).inserted }.map {
                ModelIssue($0.severity, .wrongType, rule: name, message: $0.message)
            }
        }
    }

    private func visit(_ start: Int32, _ found: inout [Finding]) {
        var pending = [start]
        var met: Set<Int32> = []
        while let id = pending.popLast() {
            guard met.insert(id).inserted else { continue }
            let node = program.nodes[Int(id)]
            check(node, &found)
            pending += children(of: node)
        }
    }

    private func check(_ node: NodeRecord, _ found: inout [Finding]) {
        switch node.kind {
        case .condition: checkCondition(node.a, "La condition", &found)
        case .variations:
            for branch in 0..<node.b {
                checkCondition(list(node.a + branch * 2), "La condition « si »", isBranch: true, &found)
            }
        case .bareme, .grille, .tauxProgressif:
            let type = type(of: list(node.a))
            if type == .boolean || type == .string {
                found.append(Finding(message: "L'assiette doit être un nombre\(shown(list(node.a)))"))
            }
        case .operation: checkOperation(node, &found)
        case .arrondi, .logarithme:
            let type = type(of: node.a)
            if type == .boolean || type == .string {
                found.append(Finding(message: "Un nombre est attendu\(shown(node.a))"))
            }
        default: break
        }
    }

    /// - Parameter isBranch: in `variations`, where the engine takes any number for true.
    private func checkCondition(_ id: Int32, _ what: String, isBranch: Bool = false, _ found: inout [Finding]) {
        let type = type(of: id)
        guard type == .number || type == .string || type == .date else { return }
        let isPresence = isBranch && isPresence(id, type)
        found.append(
            Finding(
                message: "\(what) doit être vraie ou fausse, or c'est \(name(of: type))\(shown(id))",
                severity: isPresence ? .warning : .error))
    }

    private func checkOperation(_ node: NodeRecord, _ found: inout [Finding]) {
        guard let symbol = Operator(rawValue: node.detail) else { return }
        let (left, right) = (type(of: node.a), type(of: node.b))
        switch symbol {
        case .and, .or:
            for (type, id) in [(left, node.a), (right, node.b)] where type == .number || type == .string {
                found.append(
                    Finding(
                        message: "Une condition est attendue, or c'est \(name(of: type))\(shown(id))",
                        severity: isPresence(id, type) ? .warning : .error))
            }
        case .multiply, .divide, .divideInteger, .power, .add, .subtract:
            for (type, id) in [(left, node.a), (right, node.b)] where type == .string {
                found.append(Finding(message: "Un nombre est attendu dans le calcul, or c'est un texte\(shown(id))"))
            }
        case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual:
            guard isComparable(left, right) else {
                let sentence = "On ne compare pas \(name(of: left)) avec \(name(of: right))"
                return found.append(Finding(message: sentence + shown(node.a) + shown(node.b)))
            }
        }
    }

    /// Whether a number stands for a condition because it may be not applicable: « when there is one ».
    private func isPresence(_ id: Int32, _ type: ValueType) -> Bool {
        type == .number && program.nodes[Int(id)].kind == .reference
    }

    /// Whether a comparison of two kinds may mean something; the engine itself compares anything with `non`.
    private func isComparable(_ left: ValueType, _ right: ValueType) -> Bool {
        let known: Set<ValueType> = [.number, .boolean, .string, .date]
        guard known.contains(left), known.contains(right), left != right else { return true }
        if left == .boolean || right == .boolean { return true }
        return Set([left, right]) == [.string, .date]
    }

    /// A default must be one of the possibilities.
    private func checkDefault(of id: Int, _ found: inout [Finding]) {
        let rule = program.rules[id]
        guard rule.possibilities >= 0, let preset = preset(in: rule.value) else { return }
        let node = program.nodes[Int(rule.possibilities)]
        guard node.kind == .unePossibilite, preset.detail == Value.Tag.string.rawValue, preset.a >= 0 else { return }
        let text = program.strings[preset.a]
        let values = (0..<node.b).compactMap { place -> String? in
            let element = program.nodes[Int(list(node.a + place * 2))]
            switch element.kind {
            case .constant where element.detail == Value.Tag.string.rawValue: return program.strings[element.a]
            case .reference: return DottedName.leaf(of: program.names[element.a])
            default: return nil
            }
        }
        if values.count == Int(node.b), !values.contains(where: { text == $0 || text.hasSuffix(". " + $0) }) {
            found.append(
                Finding(message: "La valeur par défaut \"\(text)\" n'est pas une des possibilités", severity: .warning))
        }
    }

    /// The constant of a `par défaut`.
    private func preset(in value: Int32) -> NodeRecord? {
        var id = value
        for _ in 0..<20 {
            let node = program.nodes[Int(id)]
            guard node.kind == .condition, program.nodes[Int(node.a)].kind == .estNonDefini else { return nil }
            let missing = program.nodes[Int(node.b)]
            if missing.kind == .variableManquante {
                let preset = program.nodes[Int(missing.a)]
                return preset.kind == .constant ? preset : nil
            }
            id = node.b
        }
        return nil
    }

    private func list(_ place: Int32) -> Int32 { program.lists[Int(place)] }

    /// The kind of a node, unknown below rules of which nothing is known.
    private func type(of id: Int32) -> ValueType {
        let node = program.nodes[Int(id)]
        if node.kind == .reference || node.kind == .rule, broken.contains(program.names[node.a]) { return .unknown }
        guard node.type == .unknown else { return node.type }
        // Only what the evaluator needs was inferred.
        switch node.kind {
        case .reference: return program.nodes[Int(program.rules[Int(node.a)].node)].type
        case .constant: return ValueType(rawValue: UInt8(node.b)) ?? .unknown
        case .operation:
            switch Operator(rawValue: node.detail) {
            case .multiply, .divide, .divideInteger, .power, .add, .subtract: return .number
            default: return .boolean
            }
        default: return .unknown
        }
    }

    private func name(of type: ValueType) -> String {
        switch type {
        case .number: "un nombre"
        case .boolean: "une condition"
        case .string: "un texte"
        case .date: "une date"
        case .unknown, .other: "une valeur inconnue"
        }
    }

    /// What stands there, when it has a name or is written out.
    private func shown(_ id: Int32) -> String {
        let node = program.nodes[Int(id)]
        switch node.kind {
        case .reference: return " : \"\(DottedName.leaf(of: program.names[node.a]))\""
        case .constant where node.detail == Value.Tag.string.rawValue && node.a >= 0:
            return " : \"\(program.strings[node.a])\""
        default: return ""
        }
    }

    /// The nodes right below a node of the same formula.
    private func children(of node: NodeRecord) -> [Int32] {
        func lists(_ start: Int32, _ count: Int32) -> [Int32] { (0..<count).map { list(start + $0) } }
        switch node.kind {
        case .constant, .reference, .rule, .situation, .inversion, .unePossibilite: return []
        case .condition: return [node.a, node.b, node.c]
        case .variations: return lists(node.a, node.b * 2)
        case .operation, .arrondi, .duree: return [node.a, node.b]
        case .estNonDefini, .estNonApplicable, .unite, .simplifierUnite, .logarithme, .variableManquante,
            .referenceCirculaire:
            return [node.a]
        case .bareme, .grille, .tauxProgressif: return lists(node.a, node.b * 2 + 2)
        case .texte: return (0..<node.b).filter { list(node.a + $0 * 2) == 0 }.map { list(node.a + $0 * 2 + 1) }
        case .contexte: return [node.a] + (0..<node.c).map { list(node.b + 1 + $0 * 4 + 1) }
        }
    }
}
