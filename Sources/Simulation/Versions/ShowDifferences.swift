import Endpoints
import HTTP
import JSON
import Kernel

/// What changes from a version to another one.
struct ShowDifferences: Errand {
    static let operation = Operation(
        .get, "/v1/simulation/models/{model}/diff", id: "showDifferences", access: .rulePeople)
    let models: ModelCatalog

    struct Input: RequestReadable {
        let model: String
        let from: ModelReference.Version
        let to: ModelReference.Version

        init(from request: inout RequestReader) throws(Failure) {
            model = try request.path("model")
            from = try request.query("from") ?? .published
            to = try request.query("to") ?? .draft
        }
    }

    func handle(_ input: Input, for caller: Caller, on worker: Worker) throws -> Representation {
        let from = try models.found(ModelReference(input.model, input.from), for: caller, on: worker)
        let to = try models.found(ModelReference(input.model, input.to), for: caller, on: worker)
        var writer = JSONWriter(reserving: 16 << 10)
        writer.differences(ModelDifferences(from: from, to: to, in: caller.language))
        return Representation(.ok, .json, writer.bytes)
    }
}
