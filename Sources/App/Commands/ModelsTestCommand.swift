import Kernel
import Publicodes
import Simulation

/// Runs the worked examples of a model.
enum ModelsTestCommand: Subcommand {
    static let name = "models test"
    static let usage = "FOLDER|FILE"
    static let summary = Text(
        fr: "calcule les exemples écrits dans un modèle", en: "runs the examples written in a model")

    static func run(_ arguments: Arguments) throws -> Int32 {
        guard arguments.rest.count == 1 else { throw UsageError("one folder or file expected") }
        let model = try ModelFiles(path: arguments.rest[0]).compiled()
        let outcomes = ExampleRun.outcomes(of: model)
        let failed = outcomes.filter { !$0.passes }
        for outcome in failed {
            let name = outcome.name.isEmpty ? "" : ", \(outcome.name)"
            Terminal.print(
                Text(
                    fr: "\(outcome.rule)\(name) : \(outcome.expected) attendu, \(outcome.found) trouvé",
                    en: "\(outcome.rule)\(name): \(outcome.expected) expected, \(outcome.found) found")(
                        in: Terminal.language))
        }
        Terminal.print(
            Text(
                fr: "\(outcomes.count) exemples, \(failed.count) faux",
                en: "\(outcomes.count) examples, \(failed.count) wrong")(
                    in: Terminal.language))
        return failed.isEmpty ? 0 : 1
    }
}
