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

    func handle(_ input: RetentionInput, for caller: Caller, on worker: Worker) throws -> RetentionReport {
        try keeping.retain(input.mode, by: Author(caller), on: worker)
    }
}

/// The same, for the owner.
struct ApplyRetentionAsOwner: Errand {
    static let operation = Operation(
        .post, "/v1/owner/privacy/retention", id: "applyRetentionAsOwner", access: .owner)

    let keeping: PrivacyKeeping

    func handle(_ input: RetentionInput, for caller: Caller, on worker: Worker) throws -> RetentionReport {
        try keeping.retain(input.mode, by: Author(caller), on: worker)
    }
}

/// Whether to do it, or to say only what would be done.
struct RetentionInput: RequestReadable {
    let mode: Mode

    enum Mode: String, Codable, Sendable {
        case dryRun = "dry-run"
        case apply
    }

    init(from request: inout RequestReader) throws(Failure) {
        struct Body: Decodable { let mode: Mode }
        mode = try request.json(as: Body.self).mode
    }
}

/// What went, or would go.
struct RetentionReport: JSONRepresentable, Sendable {
    let mode: RetentionInput.Mode
    let at: Timestamp
    let counts: [Erasure.Count]
}

extension PrivacyKeeping {
    /// Goes through the declarations, in steps.
    func retain(_ mode: RetentionInput.Mode, by author: Author, on worker: Worker) throws -> RetentionReport {
        let counts = try data.map { declaration in
            var rows = 0
            while true {
                let count = try worker.write { transaction in
                    let count = try declaration.retain(mode == .dryRun, transaction)
                    if mode == .apply, count > 0 {
                        try transaction.journal.append(.retentionApplied(declaration.name, count), by: author)
                        transaction.emptyLogAfterwards()
                    }
                    return count
                }
                rows += count
                // A dry run changes nothing: it would count the same again.
                if mode == .dryRun || count < 1000 { break }
            }
            return Erasure.Count(name: declaration.name, rows: rows)
        }
        return RetentionReport(mode: mode, at: worker.now, counts: counts)
    }
}
