import Accounts
import Database
import Endpoints
import HTTP
import Kernel

/// Writes one's own profile, new or whole again.
struct PutOwnProfile: Command {
    static let operation = Operation(
        .put, "/v1/apprenticeship/candidates/me", id: "putOwnCandidate", access: ApprenticeshipAccess.candidates,
        bodyLimit: 64 << 10)
    let apprenticeship: Apprenticeship

    struct Input: RequestReadable {
        let details: CandidateDetails
        /// Absent when nothing was there to be seen.
        let seen: Precondition?

        init(from request: inout RequestReader) throws(Failure) {
            seen = request.head.fields[.ifMatch] == nil ? nil : try request.precondition()
            details = try request.json(as: CandidateDetails.self)
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> CandidateView {
        let account = caller.person!.account
        let keeper = CandidateKeeper(apprenticeship: apprenticeship, transaction: transaction, caller: caller)
        guard let earlier = try CandidateTable(transaction.connection).find(account: account) else {
            return CandidateView(candidate: try keeper.create(input.details, for: account), isNew: true)
        }
        guard let seen = input.seen else { throw Failure(.preconditionRequired) }
        return CandidateView(candidate: try keeper.change(earlier, to: input.details, seen: seen))
    }
}
