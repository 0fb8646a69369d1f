import Accounts
import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// Changes an organisation, at once or from a day to come.
struct ChangeOrganisation: Command {
    static let operation = Operation(
        .patch, "/v1/directory/organisations/{organisation}", id: "changeOrganisation",
        access: .granted(roles: [.administrator, .organisationManager], scopes: [.directoryWrite]),
        bodyLimit: 64 << 10)
    let directory: Directory

    struct Input: RequestReadable {
        let slug: Organisation.Slug
        let seen: Precondition
        let body: JSONValue

        init(from request: inout RequestReader) throws(Failure) {
            slug = try request.path("organisation")
            seen = try request.precondition()
            body = try request.json()
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> OrganisationView {
        let register = OrganisationRegister(transaction, for: caller, territories: directory.territories)
        return OrganisationView(
            organisation: try register.change(input.slug, by: input.body, at: input.seen), reach: .manage)
    }
}
