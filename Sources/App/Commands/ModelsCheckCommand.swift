import Kernel
import Publicodes
import Simulation

/// Tells authors all that is wrong in a model, each with its file, its line and what to do.
enum ModelsCheckCommand: Subcommand {
    static let name = "models check"
    static let usage = "FOLDER|FILE"
    static let summary = Text(
        fr: "dit tout ce qui ne va pas dans un modèle de règles", en: "tells all that is wrong in a model of rules")

    static func run(_ arguments: Arguments) throws -> Int32 {
        guard arguments.rest.count == 1 else { throw UsageError("one folder or file expected") }
        let files = try ModelFiles(path: arguments.rest[0])
        let issues = files.issues()
        for issue in issues { Terminal.print(issue.line(in: Terminal.language)) }
        let errors = issues.filter { $0.severity == .error }.count
        Terminal.print(
            Text(
                fr: "\(files.rules.count) fichiers, \(errors) erreurs, \(issues.count - errors) avertissements",
                en: "\(files.rules.count) files, \(errors) errors, \(issues.count - errors) warnings")(
                    in: Terminal.language))
        return errors == 0 ? 0 : 1
    }
}

extension ModelIssue {
    /// One line: place, gravity, rule, what is wrong, what to do.
    fileprivate func line(in language: Language) -> String {
        let place = place.map { "\($0.file):\($0.line): " } ?? ""
        let gravity =
            severity == .error ? Text(fr: "erreur", en: "error") : Text(fr: "avertissement", en: "warning")
        let sentence = message.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return "\(place)\(gravity(in: language)): \(rule): \(sentence) \(advice(in: language))"
    }
}
