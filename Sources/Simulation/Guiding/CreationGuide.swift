import Endpoints
import HTTP
import JSON
import Kernel
import Publicodes

/// Helps with starting a business in a commune: the form, the cost, the steps, the aids one may ask for, and who helps there.
struct CreationGuide: Errand {
    static let operation = Operation(
        .get, "/v1/simulation/guides/creation", id: "creationGuide", access: .anyone)
    let models: ModelCatalog
    let localHelp: LocalHelp.Lookup

    /// The model behind the guide, and its namespace.
    private static let model = "creation-entreprise"
    private static let root = "création"
    /// The questions that the address may answer, by the rules that they answer.
    private static let parameters = [
        ("activity", "activité"), ("situation", "situation"), ("age", "âge"), ("turnover", "chiffre d'affaires"),
        ("expenses", "dépenses"), ("territory", "territoire"), ("form", "forme choisie"),
    ]

    struct Input: RequestReadable {
        let commune: String
        let answers: [(rule: String, text: String)]
        let date: Day?

        init(from request: inout RequestReader) throws(Failure) {
            guard let commune = try request.query("commune", as: String.self) else {
                throw Failure(
                    .invalidParameter,
                    fields: [
                        Failure.Field(
                            "?commune", "missing", Text(fr: "Une commune est attendue.", en: "A commune is expected."))
                    ])
            }
            self.commune = commune
            date = try request.query("date")
            var answers: [(rule: String, text: String)] = []
            for (name, rule) in CreationGuide.parameters {
                guard let text = try request.query(name, as: String.self) else { continue }
                answers.append((CreationGuide.root + " . " + rule, text))
            }
            self.answers = answers
        }
    }

    func handle(_ input: Input, for caller: Caller, on worker: Worker) throws -> Representation {
        guard let help = try worker.read({ try localHelp(input.commune, $0) }) else { throw Failure(.notFound) }
        let model = try models.found(ModelReference(CreationGuide.model), for: caller, on: worker)
        var situation = try situation(of: input, on: model.day(input.date, at: worker.now), model)
        if help.isReunionOrMayotte { situation["création . Réunion ou Mayotte"] = .string("oui") }
        var writer = JSONWriter(reserving: 16 << 10)
        writer.beginObject()
        writer.key("model")
        writer.name(of: model)
        writer.territory(help)
        try model.withEvaluator { (evaluator) throws(Failure) in
            do throws(PublicodesError) {
                try evaluator.setSituation(situation)
                for (name, rule) in [("form", "forme"), ("cost", "coût"), ("contact", "étapes . contact")] {
                    writer.key(name)
                    try writer.answer(CreationGuide.root + " . " + rule, evaluator, model, caller.language)
                }
                writer.key("steps")
                try writer.list(below: "création . étapes", except: ["contact"], evaluator, model, caller.language)
                writer.key("aids")
                try writer.list(below: "création . aides", except: [], evaluator, model, caller.language)
            } catch {
                throw Failure(
                    .cannotEvaluate,
                    fields: [Failure.Field("?", error.kind.rawValue, Text(fr: error.message, en: error.message))])
            }
        }
        writer.key("situation")
        RawNode.map(situation).write(into: &writer)
        writer.endObject()
        return Representation(.ok, .json, writer.bytes)
    }

    /// What the address says, as the language writes it.
    private func situation(of input: Input, on date: Day?, _ model: ServedModel) throws(Failure) -> RawMap {
        var situation = RawMap()
        if let date {
            let answer = try model.answer(for: date)
            situation[answer.rule] = .string(answer.text)
        }
        for (rule, text) in input.answers {
            switch model.model.kind(of: rule) {
            case .choice(let possibilities):
                guard let chosen = possibilities.first(where: { $0.value == .string(text) }) else {
                    let list = possibilities.map(\.expression).joined(separator: ", ")
                    throw Failure(
                        .invalidParameter,
                        fields: [
                            Failure.Field(
                                "?", "choice-expected", Text(fr: "\(rule) : \(list)", en: "\(rule): \(list)"))
                        ])
                }
                situation[rule] = .string(chosen.expression)
            default:
                let unit = model.rules[rule]?.rawNode["unité"]?.string
                guard Double(text) != nil else { throw Failure(.invalidParameter) }
                situation[rule] = .string(text + (unit.map { " " + $0 } ?? ""))
            }
        }
        return situation
    }
}

extension JSONWriter {
    /// One result of the guide.
    fileprivate mutating func answer(
        _ name: String, _ evaluator: Evaluator, _ model: ServedModel, _ language: Language
    ) throws(PublicodesError) {
        let evaluation = try evaluator.evaluate(name)
        beginObject()
        rule(name, model, language)
        result(of: evaluation)
        key("text")
        string(model.words(for: evaluation, of: name, in: language))
        endObject()
    }

    /// The conditions right below a rule: what applies, what does not, and what is not known yet.
    fileprivate mutating func list(
        below parent: String, except left: Set<String>, _ evaluator: Evaluator, _ model: ServedModel,
        _ language: Language
    ) throws(PublicodesError) {
        beginArray()
        for rule in model.rules.all where rule.name.hasPrefix(parent + " . ") {
            let leaf = rule.name.dropFirst(parent.count + 3)
            guard !leaf.contains(" . "), !left.contains(String(leaf)), model.model.kind(of: rule.name) == .boolean,
                rule.rawNode["question"] == nil
            else { continue }
            let evaluation = try evaluator.evaluate(rule.name)
            beginObject()
            self.rule(rule.name, model, language)
            if let description = rule.text("description", in: language) {
                key("description")
                string(description)
            }
            key("applies")
            switch evaluation.value {
            case .bool(let applies): bool(applies)
            case .undefined: null()
            default: bool(false)
            }
            if let amount = model.rules[rule.name + " . montant"] {
                key("amount")
                try answer(amount.name, evaluator, model, language)
            }
            key("dependsOn")
            beginArray()
            for missing in evaluation.missingVariables where model.rules[missing.name]?.rawNode["question"] != nil {
                beginObject()
                self.rule(missing.name, model, language)
                endObject()
            }
            endArray()
            key("references")
            references(of: rule)
            endObject()
        }
        endArray()
    }
}
