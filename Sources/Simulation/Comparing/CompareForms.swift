import Endpoints
import HTTP
import JSON
import Kernel
import Publicodes

/// Evaluates the same project under several legal forms, side by side.
struct CompareForms: Errand {
    static let operation = Operation(.post, "/v1/simulation/comparisons", id: "compareForms", access: .anyone)
    let models: ModelCatalog
    let comparison: Comparison

    struct Input: RequestReadable {
        let project: JSONValue
        let date: Day?
        let forms: [JSONValue]?

        init(from request: inout RequestReader) throws(Failure) {
            let root = try request.json()
            var body = try BodyMembers(root)
            guard let project = body.value("project") else { throw BodyMembers.missing("project", in: root) }
            guard project.kind == .object else { throw BodyMembers.wrong(project, .objectExpected) }
            self.project = project
            date = try body.day("date")
            forms = try body.list("forms", upTo: 20)
            try body.finish()
        }
    }

    func handle(_ input: Input, for caller: Caller, on worker: Worker) throws -> Representation {
        let project = try read(input.project)
        let chosen = try input.forms.map { (list) throws(Failure) in try forms(list) } ?? comparison.forms
        var writer = JSONWriter(reserving: 4 << 10)
        writer.beginObject()
        writer.key("items")
        writer.beginArray()
        for form in chosen {
            let model = try models.found(ModelReference(form.model), for: caller, on: worker)
            let day = model.day(input.date, at: worker.now)
            try write(form, project, day, model, caller.language, into: &writer)
        }
        writer.endArray()
        writer.endObject()
        return Representation(.ok, .json, writer.bytes)
    }

    private func forms(_ names: [JSONValue]) throws(Failure) -> [Comparison.Form] {
        try names.map { (name) throws(Failure) in
            guard let form = comparison.forms.first(where: { $0.id == name.string }) else {
                throw BodyMembers.wrong(name, .invalidValue)
            }
            return form
        }
    }

    /// The project as texts of the language, the presets included.
    private func read(_ project: JSONValue) throws(Failure) -> [String: String] {
        var read: [String: String] = [:]
        for input in comparison.inputs { if let preset = input.preset { read[input.name] = preset } }
        for (name, value) in project.members {
            guard let input = comparison.inputs.first(where: { $0.name == name }) else {
                throw BodyMembers.wrong(value, .unknownKey)
            }
            if input.choices.isEmpty {
                guard let number = value.double, number >= 0 else { throw BodyMembers.wrong(value, .invalidValue) }
                read[name] = JavaScriptNumber.text(number) + (input.unit.map { " " + $0 } ?? "")
            } else {
                guard let text = value.string, input.choices.contains(text) else {
                    throw BodyMembers.wrong(value, .invalidValue)
                }
                read[name] = text
            }
        }
        guard read["turnover"] != nil else { throw BodyMembers.missing("turnover", in: project) }
        return read
    }

    private func write(
        _ form: Comparison.Form, _ project: [String: String], _ date: Day?, _ model: ServedModel,
        _ language: Language, into writer: inout JSONWriter
    ) throws(Failure) {
        var situation = form.situation(of: project)
        if let date {
            let answer = try model.answer(for: date)
            situation[answer.rule] = .string(answer.text)
        }
        writer.beginObject()
        writer.key("form")
        writer.string(form.id)
        writer.key("title")
        writer.string(form.title(in: language))
        writer.key("model")
        writer.name(of: model)
        let results = try model.withEvaluator { (evaluator) throws(Failure) in
            do throws(PublicodesError) {
                try evaluator.setSituation(situation)
                let expressions = [form.contributions, form.netIncome, form.netIncomeAfterTax]
                var results = try expressions.map { (text) throws(PublicodesError) in try evaluator.evaluate(text) }
                if let excluded = form.excluded { results.append(try evaluator.evaluate(excluded)) }
                return results
            } catch {
                throw Failure(
                    .cannotEvaluate,
                    fields: [Failure.Field("/project", error.kind.rawValue, Text(fr: error.message, en: error.message))]
                )
            }
        }
        writer.key("possible")
        writer.bool(results.count < 4 || results[3].value != .bool(true))
        let yearly = try? Unit("€/an")
        for (name, result) in zip(["contributions", "netIncome", "netIncomeAfterTax"], results) {
            let result = yearly.map(result.converted) ?? result
            writer.key(name)
            writer.beginObject()
            writer.result(of: result)
            writer.key("text")
            writer.string(ValueWords(language).text(result))
            writer.endObject()
        }
        writer.key("situation")
        RawNode.map(situation).write(into: &writer)
        writer.endObject()
    }
}
