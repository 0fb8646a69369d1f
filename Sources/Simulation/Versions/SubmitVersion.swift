import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Hands a draft to the reviewers, when nothing is wrong with it and every example gives what was worked by hand.
struct SubmitVersion: Errand {
    static let operation = Operation(
        .post, "/v1/simulation/models/{model}/versions/{version}/submit", id: "submitVersion", access: .ruleAuthors,
        consumes: [])
    let models: ModelCatalog

    struct Input: RequestReadable {
        let address: VersionAddress
        let precondition: Precondition

        init(from request: inout RequestReader) throws(Failure) {
            address = try VersionAddress(from: &request)
            precondition = try request.precondition()
        }
    }

    func handle(_ input: Input, for caller: Caller, on worker: Worker) throws -> Representation {
        let (seen, files) = try worker.read { connection in
            let version = try input.address.found(in: connection)
            return (version, try ModelVersionTable(connection).files(of: version.id))
        }
        let report = ModelReport(files, models.options)
        let version = try worker.write { transaction in
            var version = try input.address.found(in: transaction.connection)
            try input.precondition.check(version.revision)
            // Another writer came between the check and here.
            guard version.digest == seen.digest else { throw Failure(.preconditionFailed) }
            guard report.passes || version.state != .draft else {
                throw Failure(.versionNotReady, fields: report.obstacles)
            }
            try version.submit(at: transaction.now)
            try ModelVersionTable(transaction.connection).save(version)
            try transaction.journal.append(.version("model-version-submitted", version), by: caller)
            return version
        }
        return version.representation(report: report, in: caller.language)
    }
}
