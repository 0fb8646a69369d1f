import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// The versions of a model, the latest first.
struct ListVersions: Query {
    static let operation = Operation(
        .get, "/v1/simulation/models/{model}/versions", id: "listVersions", access: .rulePeople)

    struct Input: RequestReadable {
        let model: String
        let limit: PageLimit
        /// The number of the last version of the page before.
        let cursor: Int?

        init(from request: inout RequestReader) throws(Failure) {
            model = try request.path("model")
            limit = try request.pageLimit()
            cursor = try request.query("cursor")
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        let versions = try ModelVersionTable(connection).versions(
            of: input.model, below: input.cursor ?? .max, limit: input.limit.value + 1)
        return .page(versions, limit: input.limit, cursor: { String($0.number) }) { version, writer in
            writer.beginObject()
            writer.members(of: version)
            writer.endObject()
        }
    }
}

/// One version, with its report; with its files when they are asked for.
struct ShowVersion: Errand {
    static let operation = Operation(
        .get, "/v1/simulation/models/{model}/versions/{version}", id: "showVersion", access: .rulePeople)
    let models: ModelCatalog

    struct Input: RequestReadable {
        let model: String
        let version: ModelReference.Version
        let wantsFiles: Bool

        init(from request: inout RequestReader) throws(Failure) {
            model = try request.path("model")
            version = try request.path("version")
            wantsFiles = try request.query("files", as: Bool.self) ?? false
        }
    }

    func handle(_ input: Input, for caller: Caller, on worker: Worker) throws -> Representation {
        let found = try worker.read { connection in
            try models.version(ModelReference(input.model, input.version), for: caller, in: connection).map {
                ($0, try ModelVersionTable(connection).files(of: $0.id))
            }
        }
        guard let (version, files) = found else { return try bundled(input, caller) }
        return version.representation(
            report: ModelReport(files, models.options), files: input.wantsFiles ? files : nil, in: caller.language)
    }

    /// The version that came with the product.
    private func bundled(_ input: Input, _ caller: Caller) throws -> Representation {
        guard let model = models.bundled(input.model), let files = model.files else { throw Failure(.notFound) }
        var writer = JSONWriter(reserving: 4 << 10)
        writer.beginObject()
        for (name, text) in [
            ("model", model.id), ("version", model.version), ("state", "published"), ("digest", model.digest),
        ] {
            writer.key(name)
            writer.string(text)
        }
        writer.key("report")
        writer.report(ModelReport(files, models.options), in: caller.language)
        if input.wantsFiles { writer.files(files) }
        writer.endObject()
        return Representation(.ok, .json, writer.bytes)
    }
}
