extension Evaluator {
    /// Lays a fragment after the program, and gives the node of its formula.
    func lay(_ fragment: Fragment) throws(PublicodesError) -> Int32 {
        let parts = fragment.parts
        guard nodes.count - program.nodes.count + parts.nodes.count <= limits.requestNodes * 4 else {
            throw PublicodesError(.limit, "La situation est trop grande")
        }
        let layout = Layout(self, parts)
        for number in parts.numbers { numbers.append(number) }
        strings += parts.strings.names
        for name in parts.names.names {
            // A rule that was laid before under the same name is no longer to be found.
            names.append(name)
        }
        for rule in parts.rules { rules.append(layout.moved(rule)) }
        while rules.count < program.names.count + names.count { rules.append(RuleRecord()) }
        for node in parts.nodes {
            let moved = layout.moved(node)
            layout.moveList(of: node, parts, in: self)
            nodes.append(moved)
        }
        root.reserve(nodes: nodes.count, rules: rules.count)
        enter(root)
        return layout.node(fragment.root)
    }
}

/// Where the parts of a fragment go.
struct Layout {
    private let program: Program
    private let nodes: Int32
    private let lists: Int32
    private let numbers: Int32
    private let strings: Int32
    private let names: Int32
    private let units: [UnitSlot]
    private let contexts: [Int32]

    init(_ evaluator: Evaluator, _ parts: ProgramParts) {
        program = evaluator.program
        nodes = Int32(evaluator.nodes.count - program.nodes.count)
        lists = Int32(evaluator.lists.count - program.lists.count)
        numbers = Int32(evaluator.numbers.count - program.numbers.count)
        strings = Int32(evaluator.strings.count)
        names = Int32(evaluator.names.count)
        units = parts.units.units.dropFirst(program.units.units.count).map { evaluator.units.slot(of: $0) }
        contexts = parts.contexts.sorted { $0.value < $1.value }.map { evaluator.context($0.key) }
    }

    func node(_ id: Int32) -> Int32 { id < program.nodes.count ? id : id + nodes }
    private func list(_ id: Int32) -> Int32 { id < program.lists.count ? id : id + lists }
    private func number(_ id: Int32) -> Int32 { id < program.numbers.count ? id : id + numbers }
    private func string(_ id: Int32) -> Int32 { id < program.strings.count ? id : id + strings }
    private func name(_ id: Int32) -> Int32 { id < program.names.count ? id : id + names }
    private func unit(_ slot: UnitSlot) -> UnitSlot {
        let place = Int(slot.rawValue) - program.units.units.count
        return place < 0 ? slot : units[place]
    }
    private func context(_ id: Int32) -> Int32 {
        let place = Int(id) - program.contexts.count
        return place < 0 ? id : contexts[place]
    }

    func moved(_ rule: RuleRecord) -> RuleRecord {
        var rule = rule
        rule.node = node(rule.node)
        rule.value = node(rule.value)
        rule.possibilities = node(rule.possibilities)
        rule.parent = node(rule.parent)
        rule.situation = name(rule.situation)
        return rule
    }

    func moved(_ record: NodeRecord) -> NodeRecord {
        var moved = record
        moved.unit = unit(record.unit)
        switch record.kind {
        case .constant:
            if record.detail == Value.Tag.number.rawValue { moved.a = number(record.a) }
            if record.detail == Value.Tag.string.rawValue { moved.a = string(record.a) }
        case .reference, .rule, .situation: moved.a = name(record.a)
        case .condition:
            moved.a = node(record.a)
            moved.b = node(record.b)
            moved.c = node(record.c)
        case .operation, .arrondi, .duree:
            moved.a = node(record.a)
            moved.b = node(record.b)
        case .estNonDefini, .estNonApplicable, .unite, .simplifierUnite, .logarithme: moved.a = node(record.a)
        case .variations, .bareme, .grille, .tauxProgressif, .texte, .unePossibilite: moved.a = list(record.a)
        case .variableManquante, .referenceCirculaire:
            moved.a = node(record.a)
            moved.b = name(record.b)
        case .contexte:
            moved.a = node(record.a)
            moved.b = list(record.b)
        case .inversion:
            moved.a = list(record.a)
            moved.c = number(record.c)
        }
        return moved
    }

    /// Moves the list of a node, if it has one; lists are in the order of their nodes' making, so they are looked up.
    func moveList(of record: NodeRecord, _ parts: ProgramParts, in evaluator: Evaluator) {
        let (start, count) = extent(of: record)
        guard count > 0 else { return }
        let first = Int(start) - program.lists.count
        let end = Int(list(start)) + count
        while evaluator.lists.count < end { evaluator.lists.append(-1) }
        for place in 0..<count {
            let entry = parts.lists[first + place]
            let isText = record.kind == .texte && place % 2 == 1 && parts.lists[first + place - 1] == 1
            evaluator.lists[list(start) + Int32(place)] = isText ? string(entry) : moved(entry, at: place, of: record)
        }
    }

    private func extent(of record: NodeRecord) -> (start: Int32, count: Int) {
        switch record.kind {
        case .variations, .texte, .unePossibilite: (record.a, Int(record.b) * 2)
        case .bareme, .grille, .tauxProgressif: (record.a, Int(record.b) * 2 + 2)
        case .contexte: (record.b, Int(record.c) * 4 + 1)
        case .inversion: (record.a, Int(record.b) + 1)
        default: (0, 0)
        }
    }

    private func moved(_ entry: Int32, at place: Int, of record: NodeRecord) -> Int32 {
        switch record.kind {
        case .texte: place % 2 == 0 ? entry : node(entry)
        case .contexte: place == 0 || place % 4 == 3 ? context(entry) : node(entry)
        case .inversion: name(entry)
        default: node(entry)
        }
    }
}
