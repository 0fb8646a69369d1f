@testable import Publicodes

/// The cases of the reference's own test-suite.
enum ConformanceRunner {
    /// What differs, for the cases of a kind.
    static func differences(_ kinds: Set<String>) -> [String] {
        let file = VectorFile.conformance
        var differences: [String] = []
        for test in file["cases"].elements where kinds.contains(test["kind"].interpolated) {
            let rules = file["rulesets"][test["ruleset"].interpolated]["rules"].map ?? RawMap()
            if let difference = run(test, rules) { differences.append(difference) }
        }
        return differences
    }

    private static func run(_ test: RawNode, _ rules: RawMap) -> String? {
        let what =
            "\(test["id"].interpolated) \(ProbeRunner.text(test["expression"])) \(ProbeRunner.text(test["situations"]))"
        var warnings: [String] = []
        do {
            let model = try Model(rules: rules, options: VectorRunner.options(test["options"]))
            let evaluator = Evaluator(model, today: CalendarDate(year: 2026, month: 6, day: 15))
            if test["kind"] == .string("new") {
                warnings = model.warnings.map(\.message)
                let names = test["publicRules"].elements.map(\.interpolated)
                if test["error"].isPresent { return "\(what)\n      no error, not \(ProbeRunner.text(test["error"]))" }
                if let difference = VectorRunner.difference(
                    what, model.publicRules.joined(separator: ", "), names.joined(separator: ", "))
                {
                    return difference
                }
            }
            for situation in test["situations"].elements {
                let options = situation["options"]
                warnings = []
                try evaluator.setSituation(
                    situation["situation"].map ?? RawMap(),
                    keepPrevious: options["keepPreviousSituation"] == .bool(true),
                    strict: options["strict"] == .bool(true) ? true : nil)
                if test["kind"] == .string("setSituation") { warnings = evaluator.warnings.map(\.message) }
                _ = evaluator.takeWarnings()
            }
            if test["kind"] == .string("setSituation") {
                if test["error"].isPresent { return "\(what)\n      no error, not \(ProbeRunner.text(test["error"]))" }
                if let difference = VectorRunner.difference(
                    what, ProbeRunner.text(.map(evaluator.situation)), ProbeRunner.text(test["getSituation"]))
                {
                    return difference
                }
            }
            if test["kind"] == .string("evaluate") {
                if test["traversedVariablesEnabled"] == .bool(true) { evaluator.traceRules() }
                let result = try evaluator.evaluate(test["expression"])
                if test["error"].isPresent {
                    return "\(what)\n      got \(VectorRunner.describe(result)) not \(ProbeRunner.text(test["error"]))"
                }
                warnings = evaluator.takeWarnings().map(\.message)
                if let difference = VectorRunner.difference(
                    what, VectorRunner.describe(result), VectorRunner.describe(test["result"]))
                {
                    return difference
                }
                if let difference = typeDifference(what, model, test) { return difference }
                let traversed = test["result"]["traversedVariables"]
                if traversed.isPresent,
                    let difference = VectorRunner.difference(
                        what + " traversed", result.traversedVariables.joined(separator: ", "),
                        traversed.elements.map(\.interpolated).joined(separator: ", "))
                {
                    return difference
                }
            }
            let expected = test["warnings"].elements.map(\.interpolated)
            return VectorRunner.difference(
                what + " warnings", warnings.joined(separator: "|"), expected.joined(separator: "|"))
        } catch {
            return VectorRunner.difference(what, error, test["error"])
        }
    }

    private static func typeDifference(_ what: String, _ model: Model, _ test: RawNode) -> String? {
        let type = test["result"]["inferredType"]
        guard type.isPresent, let rule = model.program.ruleID(named: test["expression"].interpolated) else {
            return nil
        }
        let node = model.program.nodes[Int(model.program.rules[Int(rule)].node)]
        let expected =
            "\(type["type"].isPresent ? type["type"].interpolated : "unknown") \(type["isNullable"].interpolated)"
        let nullability = node.nullability == .possible ? "true" : node.nullability == .never ? "false" : "null"
        return VectorRunner.difference(what + " type", "\(node.type) \(nullability)", expected)
    }
}
