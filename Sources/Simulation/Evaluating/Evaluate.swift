import Endpoints
import HTTP
import JSON
import Kernel

/// Evaluates expressions in a situation: the calculation that everything else explains.
struct Evaluate: Errand {
    static let operation = Operation(.post, "/v1/simulation/evaluate", id: "evaluate", access: .anyone)
    let models: ModelCatalog
    let counters: Counters

    struct Input: RequestReadable {
        let request: EvaluationRequest

        init(from request: inout RequestReader) throws(Failure) {
            self.request = try EvaluationRequest(request.json())
        }
    }

    func handle(_ input: Input, for caller: Caller, on worker: Worker) throws -> Representation {
        let model = try models.model(input.request.model, for: caller, on: worker)
        let request = input.request.dated(for: model, at: worker.now)
        var body = try model.answer(request)
        if request.explains { body = Explanations(request, model, caller.language).added(to: body) }
        var answer = Representation(.ok, .json, body)
        answer.fields.append("Guichet-Model", model.field(request.date))
        let isReversed = request.body["situation"]?.members.contains { model.rules.reversed.contains($0.key) }
        counters.add("simulations", category: model.id, value: isReversed == true ? 1 : 0)
        return answer
    }
}
