import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Puts other files in a draft; the answer is the report of their check.
struct ReplaceVersion: Errand {
    static let operation = Operation(
        .put, "/v1/simulation/models/{model}/versions/{version}", id: "replaceVersion", access: .ruleAuthors,
        consumes: [.json, .yaml], bodyLimit: 6 << 20)
    let models: ModelCatalog

    struct Input: RequestReadable {
        let address: VersionAddress
        let precondition: Precondition
        let upload: VersionUpload

        init(from request: inout RequestReader) throws(Failure) {
            address = try VersionAddress(from: &request)
            precondition = try request.precondition()
            upload = try VersionUpload(from: &request)
        }
    }

    func handle(_ input: Input, for caller: Caller, on worker: Worker) throws -> Representation {
        let report = ModelReport(input.upload.files, models.options)
        let version = try worker.write { transaction in
            var version = try input.address.found(in: transaction.connection)
            try input.precondition.check(version.revision)
            try version.rewrite(
                digest: input.upload.files.digest, note: input.upload.note, by: caller.writer)
            let table = ModelVersionTable(transaction.connection)
            try table.save(version)
            try table.replace(input.upload.files, of: version)
            try transaction.journal.append(.version("model-version-replaced", version), by: caller)
            return version
        }
        return version.representation(report: report, in: caller.language)
    }
}
