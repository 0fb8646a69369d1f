import Accounts
import Database
import Endpoints
import HTTP
import Kernel

/// Takes back a change of an organisation that is planned.
struct WithdrawOrganisationVersion: Command {
    static let operation = Operation(
        .delete, "/v1/directory/organisations/{organisation}/versions/{validFrom}", id: "withdrawOrganisationVersion",
        access: .granted(roles: [.administrator, .organisationManager], scopes: [.directoryWrite]))
    static let repetition = Repetition.notKept
    let directory: Directory

    struct Input: RequestReadable {
        let slug: Organisation.Slug
        let from: Moment
        let seen: Precondition

        init(from request: inout RequestReader) throws(Failure) {
            slug = try request.path("organisation")
            from = try request.path("validFrom")
            seen = try request.precondition()
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        try OrganisationRegister(transaction, for: caller, territories: directory.territories)
            .withdraw(input.slug, from: input.from.instant, at: input.seen)
        return Representation(.noContent, .plain, [])
    }
}
