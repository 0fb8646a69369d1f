import JSON
import Kernel
import Publicodes

/// What is said to an author of a version: mistakes, and examples that do not give what was worked by hand.
struct ModelReport: Sendable {
    let issues: [ModelIssue]
    /// Empty while there are errors.
    let examples: [ExampleRun.Outcome]
    /// The model, when it can be used.
    let model: Model?

    /// Checks files, and runs their examples when nothing is wrong.
    init(_ files: ModelFiles, _ options: EngineOptions) {
        var issues = files.issues(options)
        var model: Model?
        if !issues.contains(where: { $0.severity == .error }) {
            do throws(PublicodesError) {
                model = try files.compiled(options)
            } catch {
                issues.insert(ModelIssue(error), at: 0)
            }
        }
        self.issues = issues
        self.model = model
        examples = model.map { ExampleRun.outcomes(of: $0) } ?? []
    }

    /// Whether the version may be reviewed and published.
    var passes: Bool { model != nil && examples.allSatisfy(\.passes) }

    /// What stands in the way of a review, by the place in the report.
    var obstacles: [Failure.Field] {
        issues.enumerated().filter { $0.element.severity == .error }.map { place, issue in
            Failure.Field(
                "/report/issues/\(place)", issue.kind.rawValue, Text(fr: issue.message, en: issue.message))
        }
            + examples.enumerated().filter { !$0.element.passes }.map { place, outcome in
                Failure.Field(
                    "/report/examples/\(place)", "wrong-example",
                    Text(
                        fr: "\(outcome.rule) : \(outcome.expected) attendu, \(outcome.found) trouvé",
                        en: "\(outcome.rule): \(outcome.expected) expected, \(outcome.found) found"))
            }
    }
}

extension JSONWriter {
    /// A report: counts, then everything that is wrong.
    mutating func report(_ report: ModelReport, in language: Language) {
        beginObject()
        key("passes")
        bool(report.passes)
        key("rules")
        integer(report.model?.publicRules.count ?? 0)
        key("errors")
        integer(report.issues.count { $0.severity == .error })
        key("warnings")
        integer(report.issues.count { $0.severity == .warning })
        key("examplesRun")
        integer(report.examples.count)
        key("examplesWrong")
        integer(report.examples.count { !$0.passes })
        key("issues")
        beginArray()
        for issue in report.issues { self.issue(issue, in: language) }
        endArray()
        key("examples")
        beginArray()
        for outcome in report.examples where !outcome.passes { example(outcome) }
        endArray()
        endObject()
    }

    private mutating func issue(_ issue: ModelIssue, in language: Language) {
        beginObject()
        key("severity")
        string(issue.severity.rawValue)
        key("kind")
        string(issue.kind.rawValue)
        key("file")
        if let place = issue.place { string(place.file) } else { null() }
        key("line")
        if let place = issue.place { integer(place.line) } else { null() }
        key("rule")
        string(issue.rule)
        key("message")
        string(issue.message)
        key("advice")
        string(issue.advice(in: language))
        endObject()
    }

    private mutating func example(_ outcome: ExampleRun.Outcome) {
        beginObject()
        for (name, text) in [
            ("rule", outcome.rule), ("name", outcome.name), ("expected", outcome.expected), ("found", outcome.found),
        ] {
            key(name)
            string(text)
        }
        endObject()
    }
}
