import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Takes a new version of a model as a draft; the answer is the report of its check.
struct CreateVersion: Errand {
    static let operation = Operation(
        .post, "/v1/simulation/models/{model}/versions", id: "createVersion", access: .ruleAuthors,
        consumes: [.json, .yaml], bodyLimit: 6 << 20)
    let models: ModelCatalog

    struct Input: RequestReadable {
        let model: ModelName
        let upload: VersionUpload

        init(from request: inout RequestReader) throws(Failure) {
            model = try request.path("model")
            upload = try VersionUpload(from: &request)
        }
    }

    func handle(_ input: Input, for caller: Caller, on worker: Worker) throws -> Representation {
        let report = ModelReport(input.upload.files, models.options)
        let version = try worker.write { transaction in
            let table = ModelVersionTable(transaction.connection)
            let version = ModelVersion(
                id: transaction.identifier(), model: input.model.description,
                number: try table.nextNumber(of: input.model.description), author: caller.writer,
                writers: [caller.writer], createdAt: transaction.now, note: input.upload.note ?? "", remark: nil,
                digest: input.upload.files.digest, state: .draft, revision: 1)
            try table.insert(version, input.upload.files)
            try transaction.journal.append(.version("model-version-created", version), by: caller)
            return version
        }
        return version.representation(.created, report: report, in: caller.language)
    }
}

/// The id of a model: lower-case letters, digits and hyphens, which fit in addresses.
struct ModelName: LosslessStringConvertible, Sendable {
    let description: String

    init?(_ text: String) {
        let isPlain = text.utf8.allSatisfy {
            (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
        }
        guard isPlain, (1...80).contains(text.utf8.count) else { return nil }
        description = text
    }
}
