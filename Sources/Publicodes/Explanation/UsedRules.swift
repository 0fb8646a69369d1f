/// The rules that the value of a formula rests on: those of the branches that counted, and those of the conditions.
struct UsedRules {
    private let evaluator: Evaluator
    private(set) var found: [Use] = []
    private var isInCondition = false
    private var frame: Frame?
    private var depth = 0

    /// A rule that was used, and the frame where, when it is another one.
    struct Use {
        let rule: Int32
        var isCondition: Bool
        let frame: Frame?
    }

    init(_ evaluator: Evaluator) { self.evaluator = evaluator }

    /// The rules, those of the value first.
    var used: [Use] { found.filter { !$0.isCondition } + found.filter(\.isCondition) }

    mutating func visit(_ id: Int32) {
        guard depth < 200 else { return }
        depth += 1
        defer { depth -= 1 }
        switch evaluator.shape(of: id) {
        case .situation(let answer, let formula):
            visit(evaluator.foundValue(answer).isUndefined ? formula : answer)
        case .preset(let preset, let formula):
            visit(evaluator.foundValue(formula).isUndefined ? preset : formula)
        case .bound(let bound, _, let test, let formula):
            let isBeyond = evaluator.foundValue(test).isTrue
            visit(isBeyond ? bound : formula)
            visit(isBeyond ? formula : bound, asCondition: true)
        case .applicability(let condition, _, let formula):
            visit(condition, asCondition: true)
            visit(formula)
        case .best(let values, _): for value in values { visit(value) }
        case .plain where evaluator.nodes[id].kind == .condition: visitCondition(evaluator.nodes[id])
        default: visitParts(evaluator.nodes[id])
        }
    }

    private mutating func visit(_ id: Int32, asCondition: Bool) {
        let outer = isInCondition
        isInCondition = isInCondition || asCondition
        visit(id)
        isInCondition = outer
    }

    private mutating func visitCondition(_ node: NodeRecord) {
        visit(node.a, asCondition: true)
        let test = evaluator.foundValue(node.a)
        if test.isTrue || test.isUndefined { visit(node.b) }
        if test.isFalse || test.isUndefined { visit(node.c) }
    }

    private mutating func visitParts(_ node: NodeRecord) {
        let lists = evaluator.lists
        switch node.kind {
        case .constant, .estNonDefini: break
        case .reference, .rule, .situation: visitRule(node.a)
        case .variations: visitVariations(node)
        case .operation, .arrondi, .duree:
            visit(node.a)
            visit(node.b)
        case .condition: visitCondition(node)
        case .estNonApplicable: visit(node.a, asCondition: true)
        case .unite, .simplifierUnite, .logarithme, .variableManquante, .referenceCirculaire: visit(node.a)
        case .bareme, .grille, .tauxProgressif:
            for place in 0..<2 + node.b * 2 where evaluator.known(lists[node.a + place]) != nil {
                visit(lists[node.a + place], asCondition: place >= 2)
            }
        case .texte:
            for place in 0..<node.b where lists[node.a + place * 2] == 0 { visit(lists[node.a + place * 2 + 1]) }
        case .contexte: visitContext(node)
        case .inversion:
            for place in 0..<node.b where evaluator.isGiven(lists[node.a + 1 + place]) {
                note(lists[node.a + 1 + place])
                break
            }
        case .unePossibilite: break
        }
    }

    private mutating func visitVariations(_ node: NodeRecord) {
        for branch in 0..<node.b {
            let si = evaluator.lists[node.a + branch * 2]
            visit(si, asCondition: true)
            let test = evaluator.foundValue(si)
            if test.isFalse || test.isNull { continue }
            visit(evaluator.lists[node.a + branch * 2 + 1])
            if !test.isUndefined { return }
        }
    }

    /// What a context changes, then what was used under it.
    private mutating func visitContext(_ node: NodeRecord) {
        for place in 0..<node.c { visit(evaluator.lists[node.b + 1 + place * 4 + 1], asCondition: true) }
        guard let inner = evaluator.frame.contexts[evaluator.lists[node.b]] else { return visit(node.a) }
        let (outer, outerFrame) = (evaluator.frame, frame)
        evaluator.enter(inner)
        frame = inner
        visit(node.a)
        evaluator.enter(outer)
        frame = outerFrame
    }

    private mutating func visitRule(_ rule: Int32) {
        let name = evaluator.name(of: rule)
        if name.contains(DottedName.internal) || name.hasSuffix(DottedName.evaluation) {
            return visit(evaluator.rules[rule].value)
        }
        if name.hasSuffix(DottedName.situation) {
            let answer = evaluator.frame.overlay[Int(rule)]
            if answer >= 0 { visit(answer) }
            return
        }
        if evaluator.wasUsed(rule) { note(rule) }
    }

    private mutating func note(_ rule: Int32) {
        guard let place = found.firstIndex(where: { $0.rule == rule && $0.frame === frame }) else {
            return found.append(Use(rule: rule, isCondition: isInCondition, frame: frame))
        }
        if !isInCondition { found[place].isCondition = false }
    }
}

extension Evaluator {
    /// Whether the situation says what a rule is.
    func isGiven(_ rule: Int32) -> Bool {
        let situation = rules[rule].situation
        return situation >= 0 && frame.overlay[Int(situation)] >= 0
    }
}
