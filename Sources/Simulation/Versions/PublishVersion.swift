import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Publishes a version that somebody else wrote, now or from an instant on.
struct PublishVersion: Errand {
    static let operation = Operation(
        .post, "/v1/simulation/models/{model}/versions/{version}/publish", id: "publishVersion",
        access: .ruleReviewers)
    let models: ModelCatalog

    struct Input: RequestReadable {
        let address: VersionAddress
        let precondition: Precondition
        let from: Timestamp?

        init(from request: inout RequestReader) throws(Failure) {
            address = try VersionAddress(from: &request)
            precondition = try request.precondition()
            var body = try BodyMembers(request.json())
            from = try body.typed("from", as: Timestamp.self)
            try body.finish()
        }
    }

    func handle(_ input: Input, for caller: Caller, on worker: Worker) throws -> Representation {
        let files = try worker.read { connection in
            try ModelVersionTable(connection).files(of: try input.address.found(in: connection).id)
        }
        let report = ModelReport(files, models.options)
        let version = try worker.write { transaction in
            var version = try input.address.found(in: transaction.connection)
            try input.precondition.check(version.revision)
            try version.approve(by: caller.writer, from: input.from, at: transaction.now)
            guard report.passes else { throw Failure(.versionNotReady, fields: report.obstacles) }
            try Publication(transaction, .caller(caller)).put(version)
            return version
        }
        return version.representation(report: report, in: caller.language)
    }
}

/// Puts versions in service and takes them out, one at a time for each model.
struct Publication {
    private let transaction: WriteTransaction
    private let author: Who
    private var table: ModelVersionTable { ModelVersionTable(transaction.connection) }

    /// On whose behalf.
    enum Who {
        case caller(Caller)
        case service
    }

    init(_ transaction: WriteTransaction, _ author: Who) {
        self.transaction = transaction
        self.author = author
    }

    /// Keeps a version that was approved; when it is published, the one that it replaces is retired.
    func put(_ version: ModelVersion) throws {
        guard case .published = version.state else {
            try table.save(version)
            return try record("model-version-approved", version)
        }
        try retirePublished(of: version.model)
        try table.save(version)
        try record("model-version-published", version)
    }

    /// Retires the version in service, if it is not the one that came with the product.
    @discardableResult func retirePublished(of model: String) throws -> ModelVersion? {
        guard var current = try table.published(of: model) else { return nil }
        let published = current
        try current.retire(at: transaction.now)
        try table.save(current)
        try record("model-version-retired", current)
        return published
    }

    /// Publishes the versions whose day has come; at most 20.
    func putDue() throws -> Bool {
        let due = try table.due(at: transaction.now)
        for var version in due {
            try version.enterService(at: transaction.now)
            try put(version)
        }
        return due.count == 20
    }

    private func record(_ what: StaticString, _ version: ModelVersion) throws {
        switch author {
        case .caller(let caller): try transaction.journal.append(.version(what, version), by: caller)
        case .service: try transaction.journal.append(.version(what, version), by: .service)
        }
    }
}
