import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Gives a candidate all that is kept of them.
struct ExportOwnProfile: AuditedQuery {
    static let operation = Operation(
        .get, "/v1/apprenticeship/candidates/me/export", id: "exportOwnCandidate",
        access: ApprenticeshipAccess.candidates)
    let apprenticeship: Apprenticeship

    func handle(_ input: NoInput, for caller: Caller, in connection: Connection) throws -> Representation {
        guard let candidate = try CandidateTable(connection).find(account: caller.person!.account) else {
            throw Failure(.notFound)
        }
        let dossier = CandidateDossier(candidate: candidate, connection: connection, keys: apprenticeship.keys)
        return Representation(.ok, .json, Array(try dossier.text().utf8), version: candidate.version)
    }

    func trace(_ input: NoInput, for caller: Caller, in transaction: WriteTransaction) throws {
        guard let candidate = try CandidateTable(transaction.connection).find(account: caller.person!.account) else {
            return
        }
        try transaction.journal.append(.candidate("candidate-exported", candidate.id), by: caller)
    }
}
