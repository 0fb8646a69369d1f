import Kernel
import Simulation

/// Tells what changes from a model to another one: the rules, and the results on the reference situations.
enum ModelsDiffCommand: Subcommand {
    static let name = "models diff"
    static let usage = "FROM TO"
    static let summary = Text(
        fr: "dit ce qui change entre deux modèles : règles et résultats",
        en: "tells what changes between two models: rules and results")

    static func run(_ arguments: Arguments) throws -> Int32 {
        guard arguments.rest.count == 2 else { throw UsageError("two folders or files expected") }
        let lines = try ModelComparison(from: arguments.rest[0], to: arguments.rest[1]).lines(in: Terminal.language)
        for line in lines { Terminal.print(line) }
        return 0
    }
}
