import Testing

@testable import Publicodes

/// Models and expressions that would cost too much.
@Suite struct `What costs too much is refused` {
    /// The kind of error of a model or of its first rule.
    private func kind(_ rules: [(String, RawNode)]) -> PublicodesError.Kind? {
        do throws(PublicodesError) {
            let model = try Model(rules: RawMap(rules.map { (key: $0.0, value: $0.1) }))
            _ = try Evaluator(model).evaluate(rules[0].0)
            return nil
        } catch { return error.kind }
    }

    @Test func `when bounds are nested, each of which doubles what is below`() {
        let formula = (0..<50).reduce(RawNode.number(1)) { value, _ in
            .map(RawMap([(key: "valeur", value: value), (key: "plafond", value: .number(5))]))
        }
        #expect(kind([("a", formula)]) == .limit)
    }

    @Test func `when an expression is endless`() {
        #expect(kind([("a", .string(Array(repeating: "1", count: 50_000).joined(separator: " + ")))]) == .limit)
        #expect(kind([("a", .string(String(repeating: "(", count: 50_000)))]) == .limit)
        #expect(kind([("a", .string(String(repeating: "-", count: 50_000) + "1"))]) == .limit)
    }

    @Test func `when a list is endless`() {
        let values = RawNode.list(Array(repeating: .number(1), count: 50_000))
        for mechanism in ["somme", "produit", "moyenne", "le maximum de", "toutes ces conditions"] {
            #expect(kind([("a", .map(RawMap([(key: mechanism, value: values)])))]) == .limit, "\(mechanism)")
        }
    }

    @Test func `when rules call one another too deep`() {
        let chain = (0..<20_000).map { ("r\($0)", RawNode.string("r\($0 + 1) + 1")) } + [("r20000", .number(1))]
        #expect(kind(chain) == .limit)
    }

    @Test func `when a text doubles at each step`() {
        var rules = (0..<60).map { ("t\($0)", RawNode.string("t\($0 + 1) + t\($0 + 1)")) }
        rules.append(("t60", .string("'deux'")))
        #expect(kind(rules) == .limit)
    }

    @Test func `when applicability is searched in all directions`() {
        var rules: [(String, RawNode)] = (0..<60).map { place in
            let next = RawNode.string("n\(place + 1)")
            let branches = RawMap([
                (key: "si", value: .string("inconnu")), (key: "alors", value: next), (key: "sinon", value: next),
            ])
            return ("n\(place)", .map(RawMap([(key: "condition", value: .map(branches))])))
        }
        rules.insert(("début", .map(RawMap([(key: "est non applicable", value: .string("n0"))]))), at: 0)
        rules += [
            ("n60", .map(RawMap([(key: "possiblement non applicable", value: .string("oui"))]))), ("inconnu", .null),
        ]
        #expect(kind(rules) == .limit)
    }

    @Test func `when contexts are nested`() {
        var rules: [(String, RawNode)] = (0..<200).map { place in
            let context = RawMap([(key: "niveau", value: .number(Double(place + 1)))])
            let formula = RawMap([
                (key: "valeur", value: .string("c\(place + 1)")), (key: "contexte", value: .map(context)),
            ])
            return ("c\(place)", .map(formula))
        }
        rules += [("c200", .string("niveau")), ("niveau", .number(0))]
        #expect(kind(rules) == .limit)
    }

    @Test func `when a forged node comes in a situation`() throws {
        let model = try Model(rules: RawMap([(key: "a", value: .null)]))
        let node = RawMap([(key: "nodeKind", value: .string("rule")), (key: "dottedName", value: .string("a"))])
        #expect(throws: PublicodesError.self) {
            try Evaluator(model).setSituation(RawMap([(key: "a", value: .map(node))]))
        }
    }
}
