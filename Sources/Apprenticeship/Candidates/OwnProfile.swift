import Accounts
import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Shows one's own profile.
struct ShowOwnProfile: Query {
    static let operation = Operation(
        .get, "/v1/apprenticeship/candidates/me", id: "showOwnCandidate", access: ApprenticeshipAccess.candidates)
    let apprenticeship: Apprenticeship

    func handle(_ input: NoInput, for caller: Caller, in connection: Connection) throws -> CandidateView {
        guard let candidate = try CandidateTable(connection).find(account: caller.person!.account) else {
            throw Failure(.notFound)
        }
        return CandidateView(candidate: candidate)
    }
}

/// Forgets one's own profile, and all that hangs on it.
struct DeleteOwnProfile: Command {
    static let operation = Operation(
        .delete, "/v1/apprenticeship/candidates/me", id: "deleteOwnCandidate",
        access: ApprenticeshipAccess.candidates)
    let apprenticeship: Apprenticeship

    struct Input: RequestReadable {
        let seen: Precondition

        init(from request: inout RequestReader) throws(Failure) { seen = try request.precondition() }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let table = CandidateTable(transaction.connection)
        guard let candidate = try table.find(account: caller.person!.account) else { throw Failure(.notFound) }
        try input.seen.check(candidate.version)
        try CurriculumVitae(candidate: candidate.id, transaction: transaction).erase()
        try table.delete(candidate.id)
        try transaction.journal.append(.candidate("candidate-deleted", candidate.id), by: caller)
        return Representation(.noContent, .json, [])
    }
}
