import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// The models that requests can name.
struct ListModels: Query {
    static let operation = Operation(.get, "/v1/simulation/models", id: "listModels", access: .anyone)
    let models: ModelCatalog

    func handle(_ input: CodePage, for caller: Caller, in connection: Connection) throws -> Representation {
        let inService = try models.inService(for: caller, in: connection)
        return .page(input.cut(inService) { $0.id }, limit: input.limit, code: \.id) { model, writer in
            model.write(into: &writer)
        }
    }
}

/// One model.
struct ShowModel: Query {
    static let operation = Operation(.get, "/v1/simulation/models/{model}", id: "showModel", access: .anyone)
    let models: ModelCatalog

    struct Input: RequestReadable {
        let model: ModelReference
        init(from request: inout RequestReader) throws(Failure) { model = try request.path("model") }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        let model = try models.found(input.model, for: caller, in: connection)
        var writer = JSONWriter()
        model.write(into: &writer)
        return Representation(.ok, .json, writer.bytes, caching: .publicly(seconds: 300))
    }
}

extension ServedModel {
    /// What is said of a model without its rules.
    fileprivate func write(into writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("id")
        writer.string(id)
        writer.key("version")
        writer.string(version)
        writer.key("digest")
        writer.string(digest)
        writer.key("rules")
        writer.integer(rules.all.count)
        writer.endObject()
    }
}
