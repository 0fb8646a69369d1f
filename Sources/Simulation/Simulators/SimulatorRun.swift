import Endpoints
import JSON
import Kernel
import Publicodes

/// What a simulator says after some answers: results, and what to ask next.
struct SimulatorRun {
    let results: [(rule: String, evaluation: Evaluation)]
    let questions: [Next]
    /// The day whose law counted, where the model is dated.
    let date: String?
    /// The answers that counted, as they are kept.
    let situation: RawMap
    let warnings: [String]

    /// A question to be asked, and what for.
    struct Next {
        let question: Question
        /// What counts until it is answered.
        let preset: Evaluation?
        /// The results that depend on it.
        let matters: [String]
        /// The rules that may be given in its place.
        var alternatives: [String] = []
        fileprivate let weight: Double
    }

    /// Reads the answers, evaluates, and looks for what is missing.
    init(
        _ simulator: Simulator, _ answers: JSONValue?, on day: Day?, _ model: ServedModel, in language: Language
    ) throws(Failure) {
        let dated = try day.map { (day) throws(Failure) in try model.answer(for: day) }
        var base = simulator.base
        if let dated { base[dated.rule] = .string(dated.text) }
        let unit = simulator.unit.flatMap { try? Unit($0) }
        self = try model.withEvaluator { (evaluator) throws(Failure) in
            do throws(PublicodesError) { try evaluator.setSituation(base) } catch {
                throw SimulatorRun.refusal(error)
            }
            let sheet = try AnswerSheet(answers, over: base, model, evaluator)
            do throws(PublicodesError) {
                try evaluator.setSituation(sheet.situation)
                let results = try simulator.outputs.map { (rule) throws(PublicodesError) in
                    let evaluation = try evaluator.evaluate(rule)
                    return (rule: rule, evaluation: unit.map(evaluation.converted) ?? evaluation)
                }
                let warnings = evaluator.takeWarnings().filter { $0.kind == .situationIssues }.map(\.message)
                let date = (try? model.model.rule("date")) == nil ? nil : try evaluator.evaluate("date")
                return SimulatorRun(
                    results: results,
                    questions: SimulatorRun.next(results, sheet, simulator, model, evaluator, language),
                    date: date.map { ValueWords(.english).text($0) }, situation: sheet.situation, warnings: warnings)
            } catch { throw SimulatorRun.refusal(error) }
        }
    }

    private init(
        results: [(rule: String, evaluation: Evaluation)], questions: [Next], date: String?, situation: RawMap,
        warnings: [String]
    ) {
        self.results = results
        self.questions = questions
        self.date = date
        self.situation = situation
        self.warnings = warnings
    }

    private static func refusal(_ error: PublicodesError) -> Failure {
        Failure(
            .cannotEvaluate,
            fields: [Failure.Field("/answers", error.kind.rawValue, Text(fr: error.message, en: error.message))])
    }

    /// The questions of what is missing, in the simulator's order, then the heaviest first.
    ///
    /// Of amounts that follow from one another, only the first of the order is asked, while none is given.
    private static func next(
        _ results: [(rule: String, evaluation: Evaluation)], _ sheet: AnswerSheet, _ simulator: Simulator,
        _ model: ServedModel, _ evaluator: Evaluator, _ language: Language
    ) -> [Next] {
        var found: [String: (matters: [String], weight: Double)] = [:]
        for result in results {
            for missing in result.evaluation.missingVariables {
                found[missing.name, default: ([], 0)].matters.append(result.rule)
                found[missing.name]?.weight += missing.score
            }
        }
        var questions: [Next] = []
        for (name, need) in found where !sheet.answered.contains(name) && sheet.situation[name] == nil {
            guard let rule = model.rules[name], rule.rawNode["question"] != nil else { continue }
            let preset = try? evaluator.evaluate(name)
            let isKnown = preset.map { $0.value != .undefined && $0.value != .notApplicable } ?? false
            questions.append(
                Next(
                    question: Question(rule, of: model, in: language), preset: isKnown ? preset : nil,
                    matters: need.matters, weight: need.weight))
        }
        questions.sort { left, right in
            let (leftRank, rightRank) = (
                simulator.rank(of: left.question.rule), simulator.rank(of: right.question.rule)
            )
            if leftRank != rightRank { return leftRank < rightRank }
            if left.weight != right.weight { return left.weight > right.weight }
            return left.question.rule < right.question.rule
        }
        return withoutAlternatives(questions, model, given: sheet.situation)
    }

    private static func withoutAlternatives(_ questions: [Next], _ model: ServedModel, given: RawMap) -> [Next] {
        var kept: [Next] = []
        var dropped: Set<String> = []
        for var next in questions where !dropped.contains(next.question.rule) {
            let groups = model.rules.alternatives.filter { $0.contains(next.question.rule) }
            let others = groups.reduce(into: Set()) { $0.formUnion($1) }.subtracting([next.question.rule])
            if next.preset == nil, !others.isEmpty {
                if given.keys.contains(where: others.contains) { continue }
                dropped.formUnion(others)
                next.alternatives = others.sorted()
            }
            kept.append(next)
        }
        return kept
    }

    /// Whether every result is known, or known not to apply.
    var isKnown: Bool { results.allSatisfy { $0.evaluation.value != .undefined } }
}
