import Kernel

/// The worked examples of a model, run: what the author expects beside what the model gives.
package enum ExampleRun {
    /// One example.
    package struct Outcome: Sendable {
        package let rule: String
        package let name: String
        /// What the author expects, as they wrote it.
        package let expected: String
        /// What the model gives, or why it gives nothing.
        package let found: String
        package let passes: Bool
    }

    /// Runs all examples of all rules that anyone may ask for.
    ///
    /// - Parameter limit: for how long; what is left then fails.
    package static func outcomes(of model: Model, within limit: Duration = .seconds(20)) -> [Outcome] {
        let evaluator = Evaluator(model)
        let end = ContinuousClock.now + limit
        evaluator.deadline = end
        return model.publicRules.flatMap { name -> [Outcome] in
            guard let rule = try? model.rule(name), let written = rule.rawNode["exemples"] else { return [] }
            let examples = if case .list(let several) = written { several } else { [written] }
            return examples.compactMap(\.map).map { outcome(of: $0, name, rule.rawNode, evaluator) }
        }
    }

    private static func outcome(
        of example: RawMap, _ rule: String, _ attributes: RawMap, _ evaluator: Evaluator
    ) -> Outcome {
        let expected = example["valeur attendue"] ?? .null
        let unit = (example["unité attendue"] ?? attributes["unité attendue"])?.string
        func outcome(_ found: String, _ passes: Bool) -> Outcome {
            Outcome(
                rule: rule, name: example["nom"]?.string ?? "",
                expected: expected.interpolated + (unit.map { " " + $0 } ?? ""), found: found, passes: passes)
        }
        do throws(PublicodesError) {
            try evaluator.setSituation(example["situation"]?.map ?? RawMap())
            let evaluation = try evaluator.evaluate(rule)
            _ = evaluator.takeWarnings()
            let text = shown(evaluation.value) + (evaluation.unit.map { " " + $0.text } ?? "")
            let isUnitRight =
                if let unit, expected != .number(0) { try evaluation.unit == Unit(unit) } else { true }
            return outcome(text, matches(evaluation.value, expected) && isUnitRight)
        } catch { return outcome(JavaScriptText.trim(error.sentence), false) }
    }

    /// Money is compared to the cent, coefficients to the fourth decimal.
    private static func matches(_ value: Evaluation.Result, _ expected: RawNode) -> Bool {
        switch (value, expected) {
        case (.notApplicable, .null): true
        case (.undefined, .string("undefined")): true
        case (.bool(let value), .bool(let expected)): value == expected
        case (.bool(let value), .string(let expected)): (value ? "oui" : "non") == expected
        case (.string(let value), .string(let expected)): value == expected
        case (.number(let value), .number(let expected)):
            abs(value - expected) < (abs(expected) < 1 ? 0.000_05 : 0.005_01)
        default: false
        }
    }

    private static func shown(_ value: Evaluation.Result) -> String {
        switch value {
        case .undefined: "undefined"
        case .notApplicable: "null"
        case .bool(let bool): bool ? "true" : "false"
        case .number(let number): JavaScriptNumber.text(number)
        case .string(let text): text
        }
    }
}
