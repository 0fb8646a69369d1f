import Testing

@testable import Publicodes

/// Models: what is checked in them, and what they import.
@Suite struct `A model` {
    private func model(_ text: String, _ options: EngineOptions = EngineOptions()) throws -> Model {
        try Model(yaml: [("règles.publicodes", Array(text.utf8))], options: options)
    }

    private func issues(_ members: [(String, RawNode)]) -> [ModelIssue] {
        ModelCheck.issues(of: RawMap(members.map { (key: $0.0, value: $0.1) }))
    }

    @Test func `shows all its mistakes of syntax at once`() {
        let found = issues([("a", .string("1+1")), ("b", .number(1)), ("c", .string("(2")), ("d", .bool(true))])
        #expect(found.map(\.rule) == ["a", "c", "d"])
        #expect(found.allSatisfy { $0.kind == .syntax && $0.severity == .error })
    }

    @Test func `shows all the names that mean nothing`() {
        let found = issues([("a", .string("x + 1")), ("b", .string("a")), ("c", .string("y"))])
        #expect(found.map(\.rule) == ["a", "c"])
        #expect(found.allSatisfy { $0.kind == .unknownName })
    }

    @Test func `shows its cycles and the private rules that nothing uses`() {
        let hidden = RawNode.map(RawMap([(key: "privé", value: .string("oui")), (key: "valeur", value: .number(1))]))
        let found = issues([
            ("a", .string("b + 1")), ("b", .string("a + 1")), ("c", .string("c2")), ("c2", .number(1)), ("d", hidden),
        ])
        #expect(found.map(\.kind) == [.cycle, .unusedRule])
        #expect(Set(found.map(\.rule)).isSubset(of: ["a", "b", "d"]))
    }

    @Test func `knows which rules need one`() throws {
        let model = try model("a: 1\nb: a + 1\nc:\n  somme: [a, b]\n")
        #expect(model.dependents(of: "a") == ["b", "c"])
        #expect(try model.rule("c").references == ["a", "b"])
    }

    @Test func `refuses a rule that two files define`() {
        let files = ["un", "deux"].map { (name: $0, bytes: Array("a: 1\n".utf8)) }
        #expect(throws: PublicodesError.self) { try Model(yaml: files) }
    }

    @Test func `imports rules of a registered model, with what they need`() throws {
        let source = try model("taux: 10%\nbase . plafond: 50\nbase: 200\nimpôt:\n  produit: [base, taux]\n")
        var options = EngineOptions()
        options.registeredModels = { $0 == "fiscal" ? source : nil }
        let importing = try model(
            """
            importer!:
              depuis: { nom: fiscal }
              dans: impôts . fiscal
              les règles:
                - impôt:
                    titre: L'impôt
            net: 1000 - impôts . fiscal . impôt
            """, options)
        #expect(try Evaluator(importing).evaluate("net").value == .number(980))
        #expect(try importing.rule("impôts . fiscal . impôt").title == "L'impôt")
        #expect(importing.publicRules.contains("impôts"))
        #expect(!importing.publicRules.contains("impôts . fiscal . base . plafond"))
    }

    @Test func `imports nothing from a model that is not registered`() {
        #expect(throws: PublicodesError.self) {
            try model("importer!:\n  depuis: { nom: inconnu, url: https://exemple.fr }\n  les règles: [a]\n")
        }
    }
}
