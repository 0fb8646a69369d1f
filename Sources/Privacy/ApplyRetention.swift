import Accounts
import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Lets go of what has outlived its duration, or says what would go.
struct ApplyRetention: Errand {
    static let operation = Operation(
        .post, "/v1/privacy/retention", id: "applyRetention", access: .granted(roles: [.dpo]))

    let keeping: PrivacyKeeping

    func handle(_ input: RetentionInput, for caller: Caller, on worker: Worker) throws -> RetentionRun {
        try keeping.retain(input.mode, by: Author(caller), on: worker)
    }
}

/// The same, for the owner.
struct ApplyRetentionAsOwner: Errand {
    static let operation = Operation(
        .post, "/v1/owner/privacy/retention", id: "applyRetentionAsOwner", access: .owner)

    let keeping: PrivacyKeeping

    func handle(_ input: RetentionInput, for caller: Caller, on worker: Worker) throws -> RetentionRun {
        try keeping.retain(input.mode, by: Author(caller), on: worker)
    }
}

/// Lists the reports of what was let go of, the latest first.
struct ListRetentionRuns: Query {
    static let operation = Operation(
        .get, "/v1/privacy/retention", id: "listRetentionRuns", access: .granted(roles: [.dpo]))

    typealias Input = IdentifierPage<RetentionRun>

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Page<RetentionRun> {
        let runs = try RetentionRunTable(connection).latest(input.limit.value + 1, before: input.cursor?.id)
        return Page(runs, limit: input.limit) { Cursor(after: $0.id) }
    }
}

/// Whether to do it, or to say only what would be done.
struct RetentionInput: RequestReadable {
    let mode: Mode

    /// Done, or said.
    enum Mode: String, Codable, Sendable {
        case dryRun = "dry-run"
        case apply
    }

    init(from request: inout RequestReader) throws(Failure) {
        struct Body: Decodable { let mode: Mode }
        mode = try request.json(as: Body.self).mode
    }
}
