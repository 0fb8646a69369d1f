import Endpoints
import HTTP
import JSON
import Kernel
import Publicodes

/// Explains a result: the tree of the calculation, the branches taken and why, the figures with their law.
struct Explain: Errand {
    static let operation = Operation(
        .post, "/v1/simulation/explain", id: "explain", access: .anyone, or: .html)
    let models: ModelCatalog

    struct Input: RequestReadable {
        let request: ExplanationRequest
        let wantsPage: Bool

        init(from request: inout RequestReader) throws(Failure) {
            wantsPage = request.prefers(.html, to: .json)
            self.request = try ExplanationRequest(request.json())
        }
    }

    func handle(_ input: Input, for caller: Caller, on worker: Worker) throws -> Representation {
        let model = try models.model(input.request.model, for: caller, on: worker)
        let answer = try ExplanationAnswer(
            input.request, on: model.day(input.request.date, at: worker.now), model, in: caller.language)
        guard !input.wantsPage else { return ExplanationPage(answer).representation(in: caller.language) }
        var writer = JSONWriter(reserving: 16 << 10)
        answer.write(into: &writer)
        return Representation(.ok, .json, writer.bytes)
    }
}
