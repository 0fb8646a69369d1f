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
        guard !input.wantsTable else { return try table(input, model) }
        // A refusal of the first situation refuses the call: it concerns the model, not the situation.
        let first = try model.answer(input.request, in: input.situations[0])
        var answer = Representation(.ok, .jsonLines, [])
        answer.fields.append("Guichet-Model", model.field)
        counters.add("simulation-batches", category: model.id, value: Double(input.situations.count))
        answer.producer = { write in
            try write(first + [0x0A])
            for situation in input.situations.dropFirst() {
                try write(try model.answer(input.request, in: situation) + [0x0A])
            }
        }
        return answer
    }

    /// A line a situation, a column an expression, after a line of titles; an error leaves its cell empty.
    private func table(_ input: Input, _ model: ServedModel) throws -> Representation {
        let written = input.request.body["expressions"].map { $0.kind == .array ? Array($0.elements) : [$0] } ?? []
        let titles = written.map { $0.string ?? String(decoding: $0.raw, as: UTF8.self) }
        var answer = Representation(.ok, .csv, [])
        answer.fields.append("Guichet-Model", model.field)
        let first = try model.answer(input.request, in: input.situations[0])
        answer.producer = { write in
            try write(EvaluateBatch.line(titles))
            try write(EvaluateBatch.line(EvaluateBatch.cells(first)))
            for situation in input.situations.dropFirst() {
                try write(EvaluateBatch.line(EvaluateBatch.cells(try model.answer(input.request, in: situation))))
            }
        }
        return answer
    }

    private static func cells(_ answer: [UInt8]) throws -> [String] {
        let root = try JSONTape(answer, limits: .file).root
        return (root["evaluate"].map { Array($0.elements) } ?? []).map { item in
            guard let value = item["nodeValue"], !value.isNull else { return "" }
            return value.string ?? String(decoding: value.raw, as: UTF8.self)
        }
    }

    /// One line (RFC 4180), with what a spreadsheet would take for a formula made harmless.
    private static func line(_ cells: [String]) -> [UInt8] {
        let safe = cells.map { cell in
            let isFormula = cell.first.map { "=+@\t\r".contains($0) } ?? false
            let text = isFormula ? "'" + cell : cell
            guard text.contains(where: { ",\"\n\r".contains($0) }) else { return text }
            return "\"" + text.replacing("\"", with: "\"\"") + "\""
        }
        return Array((safe.joined(separator: ",") + "\r\n").utf8)
    }
}
