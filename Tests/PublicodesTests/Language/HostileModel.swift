@testable package import Publicodes

/// A model, a situation and an expression that somebody made in order to hurt.
struct HostileModel: Sendable, CustomStringConvertible {
    let description: String
    let rules: RawMap
    let situation: RawMap
    let expression: RawNode

    init(
        _ description: String, _ rules: [(String, RawNode)], situation: [(String, RawNode)] = [],
        _ expression: RawNode = "cible"
    ) {
        self.description = description
        self.rules = RawMap(unique: rules.map { (key: $0.0, value: $0.1) })
        self.situation = RawMap(unique: situation.map { (key: $0.0, value: $0.1) })
        self.expression = expression
    }

    static let all = cycles + growth + depth + size + nodes
}

extension RawNode: ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
    ExpressibleByIntegerLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int) { self = .number(Double(value)) }
    package init(arrayLiteral elements: RawNode...) { self = .list(elements) }
    package init(dictionaryLiteral elements: (String, RawNode)...) {
        self = .map(RawMap(elements.map { (key: $0.0, value: $0.1) }))
    }
}

extension HostileModel {
    /// What turns in circles.
    static let cycles = [
        HostileModel("a rule of itself", [("cible", "cible + 1")]),
        HostileModel("two rules of each other", [("cible", "a * 2"), ("a", "cible - 1")]),
        HostileModel("a parent of its child", [("cible", "a"), ("cible . a", "cible + 1")]),
        HostileModel(
            "a parent disabled by its child", [("cible", ["applicable si": "a", "valeur": 3]), ("cible . a", "oui")]),
        HostileModel("a context of itself", [("cible", ["valeur": "cible", "contexte": ["cible": "cible"]])]),
        HostileModel(
            "contexts of each other",
            [
                ("cible", ["valeur": "a", "contexte": ["b": "cible + 1"]]),
                ("a", ["valeur": "cible", "contexte": ["b": "a + 1"]]), ("b", 1),
            ]),
        HostileModel(
            "inversions of each other",
            [("cible", ["inversion numérique": ["a"]]), ("a", ["inversion numérique": ["cible"]])],
            situation: [("a", "cible")]),
        HostileModel(
            "a circle that never settles",
            [("cible", ["valeur": "1 - cible * cible * cible", "résoudre la référence circulaire": "oui"])]),
        HostileModel(
            "circles in circles",
            (0..<12).map { index in
                (
                    index == 0 ? "cible" : "c\(index)",
                    [
                        "valeur": .string("c\((index + 1) % 12 == 0 ? 1 : index + 1) / 2 + 1"),
                        "résoudre la référence circulaire": "oui",
                    ]
                )
            }),
        HostileModel(
            "replacements of each other",
            [("cible", ["valeur": "a", "remplace": "a"]), ("a", ["valeur": "cible", "remplace": "cible"])]),
        HostileModel("a situation of itself", [("cible", 1), ("a", 2)], situation: [("cible", "a"), ("a", "cible")]),
        HostileModel("a default of itself", [("cible", ["par défaut": "cible"])]),
        HostileModel("a choice of itself", [("cible", ["une possibilité": ["cible"]])]),
        HostileModel("a rule disabled by itself", [("cible", ["valeur": "oui", "rend non applicable": "cible"])]),
    ]

    /// What doubles at each step.
    static let growth = [
        HostileModel(
            "a thousand doublings of a missing variable",
            [("q", ["question": "?"])]
                + (0...1100).map { ("r\($0)", .string($0 == 0 ? "q" : "r\($0 - 1) + r\($0 - 1)")) }
                + [("cible", "r1100")]),
        HostileModel(
            "contexts in contexts, twice each",
            [("x", 1), ("r0", "x")]
                + (1...30).map { level -> (String, RawNode) in
                    let below = RawNode.string("r\(level - 1)")
                    return (
                        "r\(level)",
                        [
                            "somme": [
                                ["valeur": below, "contexte": ["x": "x + 1"]],
                                ["valeur": below, "contexte": ["x": "x + 2"]],
                            ]
                        ]
                    )
                } + [("cible", "r30")]),
        HostileModel(
            "inversions in inversions",
            (0..<20).flatMap { level -> [(String, RawNode)] in
                [
                    ("i\(level)", ["inversion numérique": ["avec": [.string("f\(level)")]]]),
                    ("f\(level)", .string("i\(level) * 2 + \(level == 0 ? "1" : "g\(level)")")),
                    ("g\(level)", ["valeur": .string("i\(max(level - 1, 0))"), "contexte": ["q": "q + 1"]]),
                ]
            } + [("q", 1), ("cible", "i19")],
            situation: (0..<20).map { ("f\($0)", .number(Double($0 + 5))) }),
        HostileModel(
            "replacements of every rule by every rule",
            (0..<60).map { index -> (String, RawNode) in
                let others = (0..<60).filter { $0 != index }.map { RawNode.string("r\($0)") }
                return ("r\(index)", ["somme": .list(others), "remplace": .list(others)])
            } + [("cible", "r0 + r1")]),
        HostileModel(
            "conditions in conditions over one question",
            [("q", ["question": "?"])]
                + (0...200).map { level -> (String, RawNode) in
                    let below = RawNode.string(level == 0 ? "q" : "c\(level - 1)")
                    return ("c\(level)", ["condition": ["si": below, "alors": below, "sinon": below]])
                } + [("cible", "c200")]),
    ]
}
