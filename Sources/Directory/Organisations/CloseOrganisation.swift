import Accounts
import Database
import Endpoints
import HTTP
import Kernel

/// Ends an organisation that has no unit left; what it was can still be read with `asOf`.
struct CloseOrganisation: Command {
    static let operation = Operation(
        .delete, "/v1/directory/organisations/{organisation}", id: "closeOrganisation",
        access: .granted(roles: [.administrator]))
    static let repetition = Repetition.notKept
    let directory: Directory

    struct Input: RequestReadable {
        let slug: Organisation.Slug
        let seen: Precondition

        init(from request: inout RequestReader) throws(Failure) {
            slug = try request.path("organisation")
            seen = try request.precondition()
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        try OrganisationRegister(transaction, for: caller, territories: directory.territories)
            .close(input.slug, at: input.seen)
        return Representation(.noContent, .plain, [])
    }
}
