import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Gives a version back to its author, with a remark.
struct ReturnVersion: Command {
    static let operation = Operation(
        .post, "/v1/simulation/models/{model}/versions/{version}/return", id: "returnVersion", access: .ruleReviewers)

    struct Input: RequestReadable {
        let address: VersionAddress
        let precondition: Precondition
        let remark: String?

        init(from request: inout RequestReader) throws(Failure) {
            address = try VersionAddress(from: &request)
            precondition = try request.precondition()
            var body = try BodyMembers(request.json())
            remark = try body.typed("remark", as: VersionUpload.Note.self)?.description
            try body.finish()
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        var version = try input.address.found(in: transaction.connection)
        try input.precondition.check(version.revision)
        try version.giveBack(input.remark)
        try ModelVersionTable(transaction.connection).save(version)
        try transaction.journal.append(.version("model-version-returned", version), by: caller)
        return version.representation(in: caller.language)
    }
}

/// Throws a draft away.
struct DeleteVersion: Command {
    static let operation = Operation(
        .delete, "/v1/simulation/models/{model}/versions/{version}", id: "deleteVersion", access: .ruleAuthors)

    struct Input: RequestReadable {
        let address: VersionAddress
        let precondition: Precondition

        init(from request: inout RequestReader) throws(Failure) {
            address = try VersionAddress(from: &request)
            precondition = try request.precondition()
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        var version = try input.address.found(in: transaction.connection)
        try input.precondition.check(version.revision)
        // What was never shown to anybody may go; the number is not given again while a later one stands.
        try version.rewrite(digest: version.digest, note: nil, by: caller.writer)
        try ModelVersionTable(transaction.connection).delete(version)
        try transaction.journal.append(.version("model-version-deleted", version), by: caller)
        return Representation(.noContent, .plain, [])
    }
}
