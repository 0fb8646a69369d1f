import Publicodes
import Testing

/// The examples that the authors worked by hand, inside the rules.
@Suite struct `The worked examples of the law models` {
    @Test(arguments: LawModel.all) func `give what was worked by hand`(_ model: LawModel) throws {
        let compiled = try model.compiled()
        for (rule, attributes) in model.rules {
            guard case .list(let examples) = attributes["exemples"] ?? .null else { continue }
            for case .map(let example) in examples {
                let evaluator = Evaluator(compiled)
                if case .map(let situation) = example["situation"] ?? .null { try evaluator.setSituation(situation) }
                let evaluation = try evaluator.evaluate(rule)
                let expected = example["valeur attendue"] ?? .null
                let title = "\(model.testDescription): \(rule), \(example["nom"]?.string ?? "sans nom")"
                #expect(matches(evaluation.value, expected), "\(title): \(evaluation.value), not \(expected)")
                if let unit = example["unité attendue"]?.string, expected != .number(0) {
                    #expect(evaluation.unit == (try Unit(unit)), "\(title): \(evaluation.unit?.text ?? "no unit")")
                }
            }
        }
    }

    @Test(arguments: LawModel.all) func `are at least twelve`(_ model: LawModel) {
        let count = model.rules.reduce(0) { count, rule in
            guard case .list(let examples) = rule.attributes["exemples"] ?? .null else { return count }
            return count + examples.count
        }
        #expect(count >= 12)
    }

    @Test(arguments: LawModel.all) func `raise no warning of a cycle or of a unit`(_ model: LawModel) throws {
        let evaluator = Evaluator(try model.compiled())
        for (rule, _) in model.rules { _ = try evaluator.evaluate(rule) }
        #expect(evaluator.warnings.map(\.message) == [])
    }

    /// Money is given to the cent, coefficients to the fourth decimal.
    private func matches(_ value: Evaluation.Result, _ expected: RawNode) -> Bool {
        switch (value, expected) {
        case (.notApplicable, .null): true
        case (.bool(let value), .bool(let expected)): value == expected
        case (.string(let value), .string(let expected)): value == expected
        case (.number(let value), .number(let expected)):
            abs(value - expected) < (abs(expected) < 1 ? 0.000_05 : 0.005_01)
        default: false
        }
    }
}
