/// Small models made at random: every mechanism, references in all directions, cycles and contradictions included.
struct RandomModel {
    private var expressions: RandomExpression
    private var generator: SeededGenerator {
        _read { yield expressions.generator }
        _modify { yield &expressions.generator }
    }
    /// The rules, in order.
    private(set) var rules: [(String, SampleNode)] = []

    /// The names of the rules.
    var names: [String] { expressions.names }
    /// The whole model.
    var node: SampleNode { .map(rules) }

    init(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var names: [String] = []
        let words = ["pain", "four", "blé", "sel", "levain", "jour", "prix d'été", "part", "client", "œuf"]
        for index in 0..<2 + generator.below(9) {
            let word = words[index]
            names.append(!names.isEmpty && generator.oneIn(3) ? generator.pick(names) + " . " + word : word)
        }
        expressions = RandomExpression(generator: generator, names: names)
        for name in names { rules.append((name, rule())) }
    }

    /// Something to evaluate.
    mutating func expression() -> SampleNode {
        generator.oneIn(2) ? .string(expressions.text(depth: 3)) : node(depth: 2)
    }

    /// What is told of a case: some of the rules.
    mutating func situation() -> SampleNode {
        var members: [(String, SampleNode)] = []
        for name in names where generator.oneIn(3) {
            members.append(
                (name, generator.oneIn(4) ? .number(generator.below(2000) - 500) : .string(expressions.leaf())))
        }
        return .map(members)
    }

    private mutating func rule() -> SampleNode {
        switch generator.below(6) {
        case 0: return .null
        case 1: return .string(expressions.text(depth: 2))
        case 2: return .map([("question", .string("Combien ?"))] + decorations(in: 2, depth: 1))
        default:
            var members = decorations(in: 4, depth: 1) + [("valeur", node(depth: 2))]
            if generator.oneIn(8) { members.append(("remplace", .string(generator.pick(names)))) }
            if generator.oneIn(10) { members.append(("rend non applicable", .string(generator.pick(names)))) }
            return .map(members)
        }
    }

    /// An expression, or a mechanism with its decorations.
    private mutating func node(depth: Int) -> SampleNode {
        guard depth > 0, !generator.oneIn(3) else { return .string(expressions.text(depth: 2)) }
        return .map([mechanism(depth: depth - 1)] + decorations(in: 5, depth: depth - 1))
    }

    private mutating func decorations(in chance: Int, depth: Int) -> [(String, SampleNode)] {
        var members: [(String, SampleNode)] = []
        for key in [
            "plafond", "plancher", "abattement", "applicable si", "non applicable si", "par défaut", "arrondi", "unité",
            "contexte",
        ]
        where generator.oneIn(chance * 2) {
            switch key {
            case "unité": members.append((key, .string(generator.pick(["€", "€/mois", "%", "kg", "mois"]))))
            case "arrondi": members.append((key, .string(generator.pick(["oui", "non", "2 décimales"]))))
            case "contexte": members.append((key, .map([(generator.pick(names), node(depth: depth))])))
            default: members.append((key, node(depth: depth)))
            }
        }
        return members
    }

    private mutating func mechanism(depth: Int) -> (String, SampleNode) {
        let lists = [
            "somme", "produit", "moyenne", "le maximum de", "le minimum de", "toutes ces conditions",
            "une de ces conditions",
        ]
        let tests = ["est défini", "est non défini", "est applicable", "est non applicable", "logarithme", "valeur"]
        switch generator.below(18) {
        case 0...5: return (generator.pick(lists), list(depth: depth))
        case 6...8: return (generator.pick(tests), node(depth: depth))
        case 9, 10:
            return ("condition", .map(["si", "alors", "sinon"].map { ($0, node(depth: depth)) }))
        case 11, 12:
            let cases = (0...generator.below(3)).map { _ -> SampleNode in
                .map([("si", node(depth: depth)), ("alors", node(depth: depth))])
            }
            return ("variations", .list(cases + [.map([("sinon", node(depth: depth))])]))
        case 13: return ("barème", bands("taux", depth: depth))
        case 14: return ("grille", bands("montant", depth: depth))
        case 15: return ("taux progressif", bands("taux", depth: depth))
        case 16: return ("texte", .string("avant {{ \(expressions.text(depth: 1)) }} après"))
        default:
            return ("durée", .map([("depuis", .string(expressions.leaf())), ("jusqu'à", .string("15/06/2026"))]))
        }
    }

    private mutating func list(depth: Int) -> SampleNode {
        .list((0..<1 + generator.below(3)).map { _ in node(depth: depth) })
    }

    private mutating func bands(_ key: String, depth: Int) -> SampleNode {
        var tranches: [SampleNode] = []
        for index in 1...3 {
            tranches.append(
                .map(
                    [(key, .string("\(index * 10)%")), ("plafond", .string("\(index * 100)"))].prefix(
                        index < 3 ? 2 : 1 + generator.below(2)
                    )
                    .map { $0 }))
        }
        return .map([("assiette", node(depth: depth)), ("tranches", .list(tranches))])
    }
}
