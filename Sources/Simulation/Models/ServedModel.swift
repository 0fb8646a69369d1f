package import JSON
package import Kernel
import Publicodes
private import Synchronization

/// A model that requests can name, with evaluators that wait for work.
package final class ServedModel: Sendable {
    package let id: String
    /// 64 digits, which change whenever a rule does.
    package let digest: String
    /// `bundled`, or the number of a version.
    package let version: String
    let model: Model
    /// On which versions are compared (`situations.yaml`).
    let situations: RawNode
    /// Where the files of a model that came with the product are.
    private let source: String?
    private let today: CalendarDate?
    /// Whether the law of the day counts when nobody names a date: its rule `date` says `valeur du service: aujourd'hui`.
    private let followsToday: Bool
    /// Its rules, gathered when somebody first asks.
    private let gathered = Mutex<ModelRules?>(nil)
    private let written = Mutex<[UInt8]?>(nil)
    private let idle = Mutex<[Transfer]>([])

    /// A model under a name.
    ///
    /// - Parameter today: the day that `durée` takes for today; the machine's when absent.
    init(
        id: String, version: String = "bundled", digest: String, _ model: Model, situations: RawNode = .null,
        source: String? = nil, today: CalendarDate? = nil
    ) {
        self.id = id
        self.version = version
        self.digest = digest
        self.model = model
        self.situations = situations
        self.source = source
        self.today = today
        followsToday = (try? model.rule("date"))?.rawNode["valeur du service"]?.string == "aujourd'hui"
    }

    /// The files of a model that came with the product; `nil` for another one.
    var files: ModelFiles? { source.flatMap { try? ModelFiles(path: $0) } }

    /// The field that names it in answers, and the day whose law counted unless the situation says another:
    /// `salarie; version=bundled; digest=…; date=2026-06-01`.
    package func field(_ date: Day?) -> String {
        "\(id); version=\(version); digest=\(digest)" + (date.map { "; date=\($0)" } ?? "")
    }

    /// Its rules as people read them.
    var rules: ModelRules {
        gathered.withLock { gathered in
            if let gathered { return gathered }
            let rules = ModelRules(model)
            gathered = rules
            return rules
        }
    }

    /// Answers a request; what the engine finds wrong is part of the answer.
    ///
    /// - Parameter situation: which counts in the place of the request's own.
    package func answer(_ request: EvaluationRequest, in situation: JSONValue? = nil) throws(Failure) -> [UInt8] {
        var answers: [(rule: String, text: String)] = []
        if let date = request.date {
            let answer = try self.answer(for: date)
            if (situation ?? request.body["situation"])?["date"] == nil { answers.append(answer) }
        }
        return withEvaluator { evaluator in
            evaluator.evaluateExchange(
                request.body, in: situation, adding: answers, omittingMissingVariables: request.omitsMissingVariables)
        }
    }

    /// Works with an evaluator that nobody else has meanwhile, and that gives up in time.
    func withEvaluator<Value, Refusal: Error>(_ body: (Evaluator) throws(Refusal) -> Value) throws(Refusal) -> Value {
        let evaluator = takeEvaluator()
        defer { idle.withLock { $0.append(evaluator) } }
        evaluator.value.deadline = ContinuousClock.now + ServedModel.longestEvaluation
        return try body(evaluator.value)
    }

    /// The day whose law counts: the one that was asked for, or the day in Paris of a model that follows it.
    package func day(_ asked: Day?, at now: Timestamp) -> Day? {
        asked ?? (followsToday ? ParisTime.day(at: now) : nil)
    }

    /// What a situation says for the law of a day.
    ///
    /// - Throws: when the model's values do not change with the date.
    func answer(for date: Day) throws(Failure) -> (rule: String, text: String) {
        guard (try? model.rule("date")) != nil else { throw Failure(.undatedModel) }
        return ("date", ServedModel.text(date))
    }

    /// The title of a rule for people, the last part of its name when nobody may ask for it.
    func title(of name: String, in language: Language) -> String {
        if let rule = rules[name] { return rule.title(in: language) }
        return name.split(separator: " . ").last.map(String.init) ?? name
    }

    /// A result of a rule for people.
    func words(for evaluation: Evaluation, of rule: String, in language: Language) -> String {
        rules[rule]?.words(for: evaluation, in: language) ?? ValueWords(language).text(evaluation)
    }

    /// Answers a body of the publicodes REST interface.
    func exchange(_ body: JSONValue, at now: Timestamp) -> [UInt8] {
        var answers: [(rule: String, text: String)] = []
        if body["situation"]?["date"] == nil, let date = day(nil, at: now), let answer = try? answer(for: date) {
            answers.append(answer)
        }
        return withEvaluator { $0.evaluateExchange(body, adding: answers) }
    }

    /// A rule that anyone may ask for.
    func rule(_ name: String) throws(PublicodesError) -> RuleDescription { try model.rule(name) }

    /// Every public rule by its name, in the order of the model, as JSON; written when somebody first asks.
    var allRules: [UInt8] {
        written.withLock { written in
            if let written { return written }
            let rules = writeAllRules()
            written = rules
            return rules
        }
    }

    private func writeAllRules() -> [UInt8] {
        var writer = JSONWriter(reserving: 1 << 20)
        writer.beginObject()
        for name in model.publicRules {
            guard let rule = try? model.rule(name) else { continue }
            writer.key(name)
            rule.write(into: &writer)
        }
        writer.endObject()
        return writer.bytes
    }

    /// After which an evaluation is given up.
    private static let longestEvaluation: Duration = .seconds(5)

    /// An evaluator works for one request at a time: the box lets it change threads between two.
    private struct Transfer: @unchecked Sendable {
        let value: Evaluator
    }

    private func takeEvaluator() -> Transfer {
        if let waiting = idle.withLock({ $0.popLast() }) { return waiting }
        return Transfer(value: Evaluator(model, today: today))
    }

    /// A day as the language writes it.
    static func text(_ day: Day) -> String {
        func digits(_ number: Int, _ width: Int) -> String {
            let text = String(number)
            return String(repeating: "0", count: max(0, width - text.count)) + text
        }
        return "\(digits(day.day, 2))/\(digits(day.month, 2))/\(digits(day.year, 4))"
    }
}
