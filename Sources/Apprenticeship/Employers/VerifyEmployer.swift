import Accounts
import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Says, as a counsellor, that an employer is who it says to be, or that it is not; its waiting offers open.
struct VerifyEmployer: Command {
    static let operation = Operation(
        .post, "/v1/apprenticeship/employers/{employer}/verify", id: "verifyEmployer",
        access: ApprenticeshipAccess.counsellors, bodyLimit: 4 << 10)
    let apprenticeship: Apprenticeship

    struct Input: RequestReadable {
        let id: Employer.ID
        let seen: Precondition
        let isAccepted: Bool

        private struct Body: Decodable { let isAccepted: Bool }

        init(from request: inout RequestReader) throws(Failure) {
            id = try request.path("employer")
            seen = try request.precondition()
            isAccepted = try request.json(as: Body.self).isAccepted
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> EmployerView {
        let table = EmployerTable(transaction.connection)
        let places = Places(apprenticeship.territories)
        guard var employer = try table.find(input.id) else { throw Failure(.notFound) }
        guard caller.advises(places.departement(of: employer), places) else { throw Failure(.notFound) }
        try input.seen.check(employer.version)
        guard employer.verification == .pending else { throw Failure(.transitionImpossible) }
        employer.verification = input.isAccepted ? .manual : .refused
        employer.version += 1
        try table.save(employer)
        try transaction.journal.append(
            .employer(input.isAccepted ? "employer-verified" : "employer-refused", employer), by: caller)
        if !input.isAccepted {
            try apprenticeship.letters(in: transaction).employerRefused(employer)
        } else if !employer.isSchool {
            let keeper = OfferKeeper(apprenticeship: apprenticeship, transaction: transaction, caller: caller)
            let opened = try keeper.open(of: employer)
            try apprenticeship.letters(in: transaction).employerVerified(employer, opened: opened.count)
        }
        return EmployerView(employer: employer)
    }
}
