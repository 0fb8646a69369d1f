import Kernel
import Publicodes
import Testing
import YAML

/// Every example of every file, each in an evaluator of its own.
@Suite struct `The language by example` {
    @Test(arguments: LanguageFile.all.filter { $0.name != "Refus.yaml" })
    func `gives what the file says`(_ file: LanguageFile) throws {
        let model = try Model(rules: file.rules())
        for example in try file.examples() {
            let problem = Self.problem(example, Evaluator(model))
            #expect(problem == nil, "\(file):\(example.line) \(example.rule)")
        }
    }

    @Test func `refuses what cannot be a model`() throws {
        let file = try #require(LanguageFile.all.first { $0.name == "Refus.yaml" })
        for refusal in try YAMLNode(file.text).members {
            let fragment = try #require(refusal.value["erreur"]?.text)
            let rules = try #require(refusal.value["modèle"].flatMap { RawNode($0).map })
            let error = #expect(throws: PublicodesError.self, "\(refusal.key)") {
                try Model(rules: rules)
            }
            #expect(error?.message.contains(fragment) == true, "\(refusal.key): \(error?.message ?? "loaded")")
        }
    }

    /// What differs from the example; `nil` when nothing does.
    private static func problem(_ example: LanguageExample, _ evaluator: Evaluator) -> String? {
        do throws(PublicodesError) {
            if let situation = example.situation { try evaluator.setSituation(RawNode(situation).map ?? RawMap()) }
            let evaluation = try evaluator.evaluate(example.expression.map { RawNode($0) } ?? .string(example.rule))
            let warnings = evaluator.takeWarnings().map(\.message)
            if let error = example.error { return "« \(error) » expected, got \(evaluation.shape)" }
            return [
                differs(example.value, evaluation.shape), differs(example.unit, evaluation.unit?.text ?? "aucune"),
                example.missing.flatMap { missing(evaluation, $0) },
                example.warnings.flatMap { fragments($0, in: warnings) },
            ].compactMap { $0 }.first
        } catch {
            guard let fragment = example.error else { return error.message }
            return error.message.contains(fragment) ? nil : "« \(fragment) » expected in « \(error.message) »"
        }
    }

    private static func differs(_ expected: String?, _ found: String) -> String? {
        expected == nil || expected == found ? nil : "\(expected!) expected, got \(found)"
    }

    private static func missing(_ evaluation: Evaluation, _ expected: [(name: String, score: Double?)]) -> String? {
        let found = evaluation.missingVariables
        let isSame =
            found.count == expected.count
            && zip(found, expected).allSatisfy { $0.name == $1.name && ($1.score == nil || $0.score == $1.score) }
        return isSame ? nil : "missing variables \(expected.map(\.name)) expected, got \(found)"
    }

    private static func fragments(_ fragments: [String], in warnings: [String]) -> String? {
        let isSame = warnings.count == fragments.count && zip(warnings, fragments).allSatisfy { $0.contains($1) }
        return isSame ? nil : "warnings \(fragments) expected, got \(warnings)"
    }
}

extension LanguageFile {
    /// The model of the file.
    func rules() throws -> RawMap { try #require(RawNode(YAMLNode(text)).map) }
}

extension Evaluation {
    /// The value as the examples write it.
    var shape: String {
        switch value {
        case .undefined: "non défini"
        case .notApplicable: "non applicable"
        case .bool(let bool): bool ? "oui" : "non"
        case .number(let number): JavaScriptNumber.text(number)
        case .string(let string): "'\(string)'"
        }
    }
}
