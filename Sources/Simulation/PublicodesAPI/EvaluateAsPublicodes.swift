import Endpoints
import HTTP
import JSON
import Kernel

/// Evaluates for clients of the publicodes REST interface, which change nothing but the address that they call.
struct EvaluateAsPublicodes: Errand {
    static let operation = Operation(.post, "/api/v1/evaluate", id: "evaluateAsPublicodes", access: .anyone)
    let models: ModelCatalog
    let model: String

    struct Input: RequestReadable {
        let bytes: [UInt8]

        init(from request: inout RequestReader) throws(Failure) { bytes = try request.bytes() }
    }

    func handle(_ input: Input, for caller: Caller, on worker: Worker) throws -> Representation {
        let request: PublicodesRequest
        do throws(PublicodesRequest.Rejection) {
            request = try PublicodesRequest(input.bytes)
        } catch {
            return switch error {
            case .unreadable(let sentence): Representation(Status(400), .plain, Array(sentence.utf8))
            case .violations(let violations): Representation(Status(400), .json, try JSONEncoder.encode(violations))
            case .nothing: Representation(Status(404), .plain, Array("Not Found".utf8))
            }
        }
        return Representation(
            .ok, .json,
            try models.found(ModelReference(model), for: caller, on: worker).exchange(request.body, at: worker.now))
    }
}
