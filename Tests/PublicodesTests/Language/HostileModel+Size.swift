import Publicodes

extension HostileModel {
    /// What is nested without end.
    static let depth = [
        HostileModel("parentheses", [("cible", .string(repeated("(", 200_000) + "1" + repeated(")", 200_000)))]),
        HostileModel("parentheses that are not closed", [("cible", .string(repeated("(", 200_000)))]),
        HostileModel("minus signs", [("cible", .string(repeated("- ", 200_000) + "1"))]),
        HostileModel("powers", [("cible", .string(repeated("2 ** ", 200_000) + "2"))]),
        HostileModel("a name of a hundred thousand parts", [("cible", .string(repeated("a . ", 100_000) + "a"))]),
        HostileModel("a rule of ten thousand parts", [(repeated("a . ", 10_000) + "a", 1), ("cible", 1)]),
        HostileModel("formulas in formulas", [("cible", nested(250) { ["valeur": $0] })]),
        HostileModel("sums in sums", [("cible", nested(250) { ["somme": [$0, 1]] })]),
        HostileModel(
            "conditions in conditions",
            [("cible", nested(250) { ["condition": ["si": "oui", "alors": $0, "sinon": 1]] })]),
        HostileModel("rules in rules", [("cible", nested(250) { ["valeur": 1, "avec": ["a": $0]] })]),
        HostileModel("lists in lists", [("cible", ["somme": nested(250) { [$0] }])]),
        HostileModel(
            "a chain of rules",
            (0..<5000).map { ("r\($0)", $0 == 0 ? 1 : .string("r\($0 - 1) + 1")) } + [("cible", "r4999")]),
        HostileModel(
            "parentheses in a situation", [("cible", 1)], situation: [("cible", .string(repeated("(", 100_000) + "1"))]),
        HostileModel("formulas in an expression", [("cible", 1)], nested(250) { ["valeur": $0] }),
    ]

    /// What is long.
    static let size = [
        HostileModel("ten megabytes of additions", [("cible", .string("1" + repeated(" + 1", 2_500_000)))]),
        HostileModel("ten megabytes of digits", [("cible", .string(repeated("9", 10_000_000)))]),
        HostileModel("ten megabytes of blanks", [("cible", .string(repeated(" ", 10_000_000)))]),
        HostileModel("ten megabytes of lines", [("cible", .string(repeated("\n", 10_000_000)))]),
        HostileModel("ten megabytes of one name", [("cible", .string(repeated("a", 10_000_000)))]),
        HostileModel("ten megabytes of quotes", [("cible", .string(repeated("'", 10_000_000)))]),
        HostileModel("strings after strings", [("cible", .string("1" + repeated(" + 'a", 300_000)))]),
        HostileModel("words after words", [("cible", .string(repeated("a ", 500_000) + "-"))]),
        HostileModel("a unit of a million parts", [("cible", .string("1 a" + repeated(".a", 1_000_000)))]),
        HostileModel("a unit to the power of two billion", [("cible", ["valeur": 1, "unité": "m2000000000"])]),
        HostileModel(
            "units that multiply",
            (0...60).map { ("u\($0)", .string($0 == 0 ? "2 m" : "u\($0 - 1) * u\($0 - 1)")) } + [("cible", "u60")]),
        HostileModel("holes that are not closed", [("cible", ["texte": .string(repeated("{{", 1_000_000))])]),
        HostileModel("a hundred thousand holes", [("cible", ["texte": .string(repeated("{{ 1 }}", 100_000))])]),
        HostileModel(
            "texts that double",
            (0...60).map { ("t\($0)", $0 == 0 ? "'a'" : ["texte": .string("{{ t\($0 - 1) }}{{ t\($0 - 1) }}")]) } + [
                ("cible", "t60")
            ]),
        HostileModel(
            "a sum of a hundred thousand terms", [("cible", ["somme": .list(Array(repeating: 1, count: 100_000))])]),
        HostileModel(
            "a hundred thousand conditions",
            [("cible", ["toutes ces conditions": .list(Array(repeating: "oui", count: 100_000))])]),
        HostileModel(
            "the greatest of ten thousand",
            [("cible", ["le maximum de": .list((0..<10_000).map { .number(Double($0)) })])]),
        HostileModel(
            "a hundred thousand choices",
            [("cible", ["une possibilité": .list((0..<100_000).map { .string("'c\($0)'") })])]),
        HostileModel(
            "a scale of a hundred thousand steps",
            [
                (
                    "cible",
                    [
                        "barème": [
                            "assiette": 50_000,
                            "tranches": .list((1...100_000).map { ["taux": "1%", "plafond": .number(Double($0))] }),
                        ]
                    ]
                )
            ]),
        HostileModel("a hundred thousand rules", (0..<100_000).map { ("r\($0)", 1) } + [("cible", "r0")]),
        HostileModel("a hundred thousand answers", [("cible", 1)], situation: (0..<100_000).map { ("r\($0)", 1) }),
        HostileModel("powers of powers", [("cible", "9 ** 9 ** 9 ** 9 ** 9")]),
        HostileModel("a million decimals", [("cible", ["valeur": "1.5", "arrondi": "1000000 décimales"])]),
        HostileModel(
            "the end of the calendar",
            [("cible", ["durée": ["depuis": "01/01/0000", "jusqu'à": "31/12/9999", "unité": "mois"]])]),
        HostileModel(
            "a circle over huge numbers",
            [("cible", ["valeur": "cible ** 9 + 1", "résoudre la référence circulaire": "oui"])]),
    ]

    /// Nodes that are given as if they had been parsed.
    static let nodes: [HostileModel] = [
        HostileModel(
            "a parsed constant", [("cible", 1)],
            situation: [("cible", ["nodeKind": "constant", "nodeValue": 5, "type": "number"])]),
        HostileModel("an unknown kind of node", [("cible", 1)], situation: [("cible", ["nodeKind": "abîme"])]),
        HostileModel("a node without its parts", [("cible", 1)], situation: [("cible", ["nodeKind": "operation"])]),
        HostileModel(
            "a node with the wrong parts", [("cible", 1)],
            ["nodeKind": "operation", "operationKind": "+", "explanation": [1, "a"]]),
        HostileModel("a reference to nothing", [("cible", 1)], ["nodeKind": "reference", "dottedName": "nulle part"]),
        HostileModel("a rule as a node", [("cible", 1)], ["nodeKind": "rule", "dottedName": "cible"]),
        HostileModel(
            "an inversion as a node", [("cible", 1)],
            ["nodeKind": "inversion", "explanation": ["ruleToInverse": "cible"]]),
        HostileModel("a kind that is a number", [("cible", 1)], ["nodeKind": 3]),
        HostileModel("a kind that is null", [("cible", 1)], ["nodeKind": .null]),
        HostileModel(
            "nodes in nodes", [("cible", 1)], nested(250) { ["nodeKind": "unité", "unit": "€", "explanation": $0] }),
        HostileModel("not a number", [("cible", .number(.nan))]),
        HostileModel("infinity", [("cible", .number(.infinity))]),
        HostileModel("a list as a rule", [("cible", [1, 2])]),
        HostileModel("an empty name", [("", 1), ("cible", 1)]),
        HostileModel("a name of dots", [(" . ", 1), ("cible", 1)]),
        HostileModel("the name of the situation", [("cible . $SITUATION", 1), ("cible", 1)]),
        HostileModel("the name of what is evaluated", [("$EVALUATION", 1), ("cible", "$EVALUATION")]),
        HostileModel(
            "the name of what is internal", [("$INTERNAL", 1), ("cible", ["le maximum de": ["$INTERNAL", 1]])]),
        HostileModel(
            "the name of a property of JavaScript", [("__proto__", 1), ("constructor", 2), ("cible", "constructor")]),
        HostileModel("a private name", [("[privé] cible", 1)]),
        HostileModel("control characters", [("cible", "'\u{0}\u{1}\u{7F}'"), ("a\u{0}", 1)]),
        HostileModel("combined characters", [("cible", "e\u{301}"), ("e\u{301}", 1), ("é", 2)]),
        HostileModel("letters of other worlds", [("cible", "漢字 + λ"), ("漢字", 1)]),
    ]

    private static func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

    private static func nested(_ count: Int, _ wrap: (RawNode) -> RawNode) -> RawNode {
        (0..<count).reduce(1) { node, _ in wrap(node) }
    }
}
