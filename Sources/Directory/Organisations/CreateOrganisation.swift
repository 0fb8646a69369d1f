import Accounts
import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// Adds an organisation to the address book.
struct CreateOrganisation: Command {
    static let operation = Operation(
        .post, "/v1/directory/organisations", id: "createOrganisation",
        access: .granted(roles: [.administrator]), bodyLimit: 64 << 10)
    let directory: Directory

    struct Input: RequestReadable {
        let slug: Organisation.Slug
        /// The body without the slug.
        let body: JSONValue

        init(from request: inout RequestReader) throws(Failure) {
            (slug, body) = try request.json().taking("slug")
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> OrganisationView {
        let register = OrganisationRegister(transaction, for: caller, territories: directory.territories)
        return OrganisationView(
            organisation: try register.create(input.slug, from: input.body), reach: .manage, isNew: true)
    }
}
