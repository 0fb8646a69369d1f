import Endpoints
import HTTP
import JSON
import Kernel

/// Evaluates the same expressions in many situations; a line of the answer for each, in order, sent as it is known.
struct EvaluateBatch: Errand {
    static let operation = Operation(
        .post, "/v1/simulation/evaluate:batch", id: "evaluateBatch", access: .anyone, produces: .jsonLines)
    let models: ModelCatalog

    /// Situations of one call.
    static let longestBatch = 1000

    struct Input: RequestReadable {
        let request: EvaluationRequest
        let situations: [JSONValue]

        init(from request: inout RequestReader) throws(Failure) {
            (self.request, situations) = try EvaluationRequest.batch(request.json(), upTo: EvaluateBatch.longestBatch)
        }
    }

    func handle(_ input: Input, for caller: Caller, on worker: Worker) throws -> Representation {
        let model = try models.model(input.request.model, for: caller, on: worker)
        // A refusal of the first situation refuses the call: it concerns the model, not the situation.
        let first = try model.answer(input.request, in: input.situations[0])
        var answer = Representation(.ok, .jsonLines, [])
        answer.fields.append("Guichet-Model", model.field)
        answer.producer = { write in
            try write(first + [0x0A])
            for situation in input.situations.dropFirst() {
                try write(try model.answer(input.request, in: situation) + [0x0A])
            }
        }
        return answer
    }
}
