import Endpoints
import JSON
import Kernel
import Publicodes

/// The explanation of one result, with the figures of the law that it rests on.
struct ExplanationAnswer {
    let request: ExplanationRequest
    let model: ServedModel
    let language: Language
    let explanation: Explanation
    /// The figures of the law, each once, in the order in which they are met.
    let parameters: [Explanation]
    /// The day whose law counted, where the model is dated.
    let date: String?

    /// Evaluates and explains.
    ///
    /// - Throws: what the engine finds wrong, by its field.
    init(
        _ request: ExplanationRequest, on day: Day?, _ model: ServedModel, in language: Language
    ) throws(Failure) {
        self.request = request
        self.model = model
        self.language = language
        var situation = request.situation
        if let day {
            let answer = try model.answer(for: day)
            if situation[answer.rule] == nil { situation[answer.rule] = .string(answer.text) }
        }
        (explanation, date) = try model.withEvaluator { (evaluator) throws(Failure) in
            do throws(PublicodesError) {
                try evaluator.setSituation(situation)
            } catch {
                throw ExplanationAnswer.refusal("/situation", error)
            }
            do throws(PublicodesError) {
                let explanation = try evaluator.explain(request.expression, depth: request.depth, in: language) {
                    model.title(of: $0, in: language)
                }
                let date = (try? model.model.rule("date")) == nil ? nil : try? evaluator.evaluate("date")
                return (explanation, date.map { ValueWords(.english).text($0) })
            } catch {
                throw ExplanationAnswer.refusal("/expression", error)
            }
        }
        var met: Set<String> = []
        parameters = ExplanationAnswer.parameters(of: explanation, &met)
    }

    private static func parameters(of explanation: Explanation, _ met: inout Set<String>) -> [Explanation] {
        let own = explanation.isParameter && met.insert(explanation.rule).inserted ? [explanation] : []
        return own + explanation.uses.flatMap { parameters(of: $0, &met) }
    }

    private static func refusal(_ pointer: String, _ error: PublicodesError) -> Failure {
        Failure(
            .cannotEvaluate,
            fields: [Failure.Field(pointer, error.kind.rawValue, Text(fr: error.message, en: error.message))])
    }

    /// Writes the answer.
    func write(into writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("model")
        writer.name(of: model)
        writer.key("date")
        if let date { writer.string(date) } else { writer.null() }
        writer.key("expression")
        writer.string(request.expression)
        writer.key("explanation")
        writer.explanation(explanation, of: model, in: language)
        writer.key("parameters")
        writer.beginArray()
        for parameter in parameters { writer.parameter(parameter, of: model, in: language) }
        writer.endArray()
        writer.endObject()
    }
}

extension JSONWriter {
    /// Which rules answered: model, version and digest.
    mutating func name(of model: ServedModel) {
        beginObject()
        key("id")
        string(model.id)
        key("version")
        string(model.version)
        key("digest")
        string(model.digest)
        endObject()
    }
}
