import Endpoints
import HTTP
import JSON
import Kernel
import Publicodes

/// Takes the answers so far, and gives the results and the next questions.
struct RunSimulator: Errand {
    static let operation = Operation(
        .post, "/v1/simulation/simulators/{simulator}", id: "runSimulator", access: .anyone)
    let models: ModelCatalog
    let simulators: SimulatorCatalog
    let counters: Counters

    struct Input: RequestReadable {
        let simulator: String
        let answers: JSONValue?
        let date: Day?
        /// `@version` of the simulator's model.
        let version: ModelReference.Version?

        init(from request: inout RequestReader) throws(Failure) {
            simulator = try request.path("simulator")
            var body = try BodyMembers(request.json())
            answers = body.value("answers")
            date = try body.day("date")
            version = try body.typed("version", as: ModelReference.Version.self)
            try body.finish()
        }
    }

    func handle(_ input: Input, for caller: Caller, on worker: Worker) throws -> Representation {
        let simulator = try simulators.found(input.simulator)
        let model = try models.found(
            ModelReference(simulator.model, input.version ?? .published), for: caller, on: worker)
        let run = try SimulatorRun(
            simulator, input.answers, on: model.day(input.date, at: worker.now), model, in: caller.language)
        counters.add("simulator-steps", category: simulator.id, value: run.isKnown ? 1 : 0)
        var writer = JSONWriter(reserving: 8 << 10)
        writer.run(run, of: simulator, model, in: caller.language)
        return Representation(.ok, .json, writer.bytes)
    }
}

extension JSONWriter {
    /// Results and next questions.
    mutating func run(_ run: SimulatorRun, of simulator: Simulator, _ model: ServedModel, in language: Language) {
        beginObject()
        key("simulator")
        string(simulator.id)
        key("model")
        name(of: model)
        key("date")
        if let date = run.date { string(date) } else { null() }
        key("results")
        beginArray()
        for result in run.results {
            beginObject()
            rule(result.rule, model, language)
            self.result(of: result.evaluation)
            key("text")
            string(model.words(for: result.evaluation, of: result.rule, in: language))
            key("given")
            bool(run.situation[result.rule] != nil)
            endObject()
        }
        endArray()
        key("known")
        bool(run.isKnown)
        key("nextQuestions")
        beginArray()
        for next in run.questions { question(next, model, language) }
        endArray()
        key("situation")
        RawNode.map(run.situation).write(into: &self)
        key("warnings")
        beginArray()
        for warning in run.warnings { string(warning) }
        endArray()
        endObject()
    }

    private mutating func question(_ next: SimulatorRun.Next, _ model: ServedModel, _ language: Language) {
        beginObject()
        members(of: next.question)
        key("required")
        bool(next.preset == nil)
        if let preset = next.preset {
            key("default")
            beginObject()
            key("value")
            // A number alone is in the unit of the question.
            if case .number = preset.value, preset.unit?.text ?? "" != next.question.unit ?? "" {
                string(preset.expression ?? "")
            } else {
                answer(preset.value)
            }
            key("text")
            let chosen = next.question.choices.first { $0.value == preset.value }
            string(chosen?.title ?? ValueWords(language).text(preset))
            endObject()
        }
        for (name, rules) in [("matters", next.matters), ("alternatives", next.alternatives)] {
            guard name == "matters" || !rules.isEmpty else { continue }
            key(name)
            beginArray()
            for rule in rules {
                beginObject()
                self.rule(rule, model, language)
                endObject()
            }
            endArray()
        }
        endObject()
    }

    /// The members `rule` and `title`.
    mutating func rule(_ name: String, _ model: ServedModel, _ language: Language) {
        key("rule")
        string(name)
        key("title")
        string(model.title(of: name, in: language))
    }
}
