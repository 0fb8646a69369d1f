import Endpoints
import HTTP
import JSON
import Kernel

/// Evaluates the same expressions in many situations; a line of the answer for each, in order, sent as it is known.
struct EvaluateBatch: Errand {
    static let operation = Operation(
        .post, "/v1/simulation/evaluate:batch", id: "evaluateBatch", access: .anyone, produces: .jsonLines,
        or: .csv)
    let models: ModelCatalog
    let counters: Counters

    /// Situations of one call.
    static let longestBatch = 1000

    struct Input: RequestReadable {
        let request: EvaluationRequest
        let situations: [JSONValue]
        let wantsTable: Bool

        init(from request: inout RequestReader) throws(Failure) {
            wantsTable = request.prefers(.csv, to: .jsonLines) && request.prefers(.csv, to: .json)
            (self.request, situations) = try EvaluationRequest.batch(request.json(), upTo: EvaluateBatch.longestBatch)
        }
    }

    func handle(_ input: Input, for caller: Caller, on worker: Worker) throws -> Representation {
        let model = try models.model(input.request.model, for: caller, on: worker)
        let request = input.request.dated(for: model, at: worker.now)
        let table = input.wantsTable ? BatchTable(request) : nil
        @Sendable func line(_ answer: [UInt8]) throws -> [UInt8] { try table?.line(answer) ?? answer + [0x0A] }
        // A refusal of the first situation refuses the call: it concerns the model, not the situation.
        let first = try line(try model.answer(request, in: input.situations[0]))
        var answer = Representation(.ok, table == nil ? .jsonLines : .csv, [])
        answer.fields.append("Guichet-Model", model.field(request.date))
        counters.add("simulation-batches", category: model.id, value: Double(input.situations.count))
        answer.producer = { write in
            try write((table?.titles ?? []) + first)
            for situation in input.situations.dropFirst() {
                try write(try line(try model.answer(request, in: situation)))
            }
        }
        return answer
    }
}
