import JSON
import Testing

@testable import Publicodes

/// One evaluator, used again and again.
@Suite struct `An evaluator` {
    private static func payroll(_ options: EngineOptions = EngineOptions()) throws -> Model {
        try Model(
            yaml: [
                (
                    "paie.publicodes",
                    Array(
                        """
                        brut:
                          unité: €/mois
                          inversion numérique:
                            avec: [net]
                        temps:
                          une possibilité: ["'plein'", "'partiel'"]
                          par défaut: "'plein'"
                        taux: 20%
                        net: brut * (100% - taux)
                        prime:
                          experimental: oui
                          valeur: 5 €
                        """.utf8)
                )
            ], options: options)
    }

    private func answer(_ evaluator: Evaluator, _ request: String) throws -> String {
        String(decoding: evaluator.evaluateExchange(try JSONTape(request).root), as: UTF8.self)
    }

    @Test func `answers an exchange with the value, its unit and what is missing`() throws {
        let evaluator = Evaluator(try Self.payroll())
        #expect(
            try answer(evaluator, #"{"expressions": ["net", "temps"], "situation": {"brut": "2000 €/mois"}}"#)
                == #"{"evaluate":[{"nodeValue":1600,"unit":{"numerators":["€"],"denominators":["mois"]},"#
                + #""missingVariables":{}},{"nodeValue":"plein","missingVariables":{"temps":1}}],"warnings":[]}"#)
    }

    @Test func `finds what a rule must be for another to be so much`() throws {
        let evaluator = Evaluator(try Self.payroll())
        try evaluator.setSituation(RawMap([(key: "net", value: .string("1600 €/mois"))]))
        guard case .number(let gross) = try evaluator.evaluate("brut").value else { throw Missing() }
        #expect(abs(gross - 2000) < 0.2)
        #expect(!evaluator.inversionFailed)
    }

    @Test func `forgets a situation when it is given another`() throws {
        let evaluator = Evaluator(try Self.payroll())
        for gross in [1000.0, 2000, 3000] {
            try evaluator.setSituation(RawMap([(key: "brut", value: .number(gross))]))
            #expect(try evaluator.evaluate("net").value == .number(gross * 0.8))
        }
    }

    @Test func `keeps its situation when the next one is refused`() throws {
        let evaluator = Evaluator(try Self.payroll())
        try evaluator.setSituation(RawMap([(key: "brut", value: .number(1000))]))
        for (name, written) in [("brut", "2000 €/ mois"), ("salaire", "1"), ("brut", "salaire")] {
            #expect(throws: PublicodesError.self) {
                try evaluator.setSituation(RawMap([(key: name, value: .string(written))]))
            }
            #expect(try evaluator.evaluate("net").value == .number(800))
        }
    }

    @Test func `leaves out what is wrong in a situation when it is not strict`() throws {
        var options = EngineOptions()
        options.strict.situation = false
        let evaluator = Evaluator(try Self.payroll(options))
        try evaluator.setSituation(
            RawMap([(key: "salaire", value: .number(1)), (key: "brut", value: .number(1000))]))
        #expect(evaluator.situation.keys == ["brut"])
        #expect(evaluator.warnings.map(\.kind) == [.situationIssues])
    }

    @Test func `tells of an answer that is not possible, and takes it all the same`() throws {
        let evaluator = Evaluator(try Self.payroll())
        try evaluator.setSituation(RawMap([(key: "temps", value: .string("'réduit'"))]))
        #expect(evaluator.situation.isEmpty)
        #expect(evaluator.takeWarnings().map(\.kind) == [.situationIssues])
        #expect(try evaluator.evaluate("temps").value == .string("réduit"))
    }

    @Test func `warns of experimental rules once for each mention`() throws {
        let evaluator = Evaluator(try Self.payroll())
        _ = try evaluator.evaluate("prime + prime")
        #expect(evaluator.warnings.map(\.kind) == [.experimentalRules, .experimentalRules])
    }

    @Test func `gives the same answer from another evaluator on another thread`() async throws {
        let model = try Self.payroll()
        let answers = await withTaskGroup(of: String?.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    let request = #"{"expressions": "brut", "situation": {"net": "1234 €/mois"}}"#
                    guard let tape = try? JSONTape(request) else { return nil }
                    return String(decoding: Evaluator(model).evaluateExchange(tape.root), as: UTF8.self)
                }
            }
            return await group.reduce(into: Set<String?>()) { $0.insert($1) }
        }
        #expect(answers.count == 1)
    }

    @Test func `lets a situation replace rules of the model`() throws {
        let evaluator = Evaluator(try Self.payroll())
        let answer = RawMap([(key: "valeur", value: .string("50%")), (key: "remplace", value: .string("taux"))])
        try evaluator.setSituation(
            RawMap([(key: "prime", value: .map(answer)), (key: "brut", value: .number(1000))]))
        #expect(try evaluator.evaluate("net").value == .number(500))
        try evaluator.setSituation(RawMap([(key: "brut", value: .number(1000))]))
        #expect(try evaluator.evaluate("net").value == .number(800))
    }

    private struct Missing: Error {}
}
