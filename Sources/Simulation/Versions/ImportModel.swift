import Database
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// Takes a model from the owner of the service, checks it, and puts it in service unless told to keep it as a draft.
struct ImportModel: Errand {
    static let operation = Operation(
        .post, "/v1/owner/models/{model}/versions", id: "importModel", access: .owner, consumes: [.json],
        bodyLimit: 6 << 20)
    let models: ModelCatalog

    struct Input: RequestReadable {
        let model: ModelName
        let upload: VersionUpload
        let isDraft: Bool

        init(from request: inout RequestReader) throws(Failure) {
            model = try request.path("model")
            isDraft = try request.query("draft", as: Bool.self) ?? false
            upload = try VersionUpload(from: &request)
        }
    }

    func handle(_ input: Input, for caller: Caller, on worker: Worker) throws -> Representation {
        let report = ModelReport(input.upload.files, models.options)
        guard report.passes || input.isDraft else {
            throw Failure(.versionNotReady, fields: report.obstacles)
        }
        let version = try worker.write { transaction in
            let table = ModelVersionTable(transaction.connection)
            var version = ModelVersion(
                id: transaction.identifier(), model: input.model.description,
                number: try table.nextNumber(of: input.model.description), author: caller.writer,
                writers: [caller.writer], createdAt: transaction.now, note: input.upload.note ?? "", remark: nil,
                digest: input.upload.files.digest, state: .draft, revision: 1)
            try table.insert(version, input.upload.files)
            try transaction.journal.append(.version("model-version-created", version), by: caller)
            guard !input.isDraft else { return version }
            // The owner of the machine answers for what it serves, as for the models beside the program.
            version.state = .published(by: caller.writer, at: transaction.now)
            version.revision += 1
            try Publication(transaction, .caller(caller)).put(version)
            return version
        }
        return version.representation(.created, report: report, in: caller.language)
    }
}
