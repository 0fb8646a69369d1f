import Database
import Endpoints
import HTTP
import Kernel

/// Shows one organisation, as it is or as it was.
struct ShowOrganisation: Query {
    static let operation = Operation(
        .get, "/v1/directory/organisations/{organisation}", id: "showOrganisation", access: .anyone)
    let directory: Directory

    struct Input: RequestReadable {
        let slug: Organisation.Slug
        let asOf: Moment?

        init(from request: inout RequestReader) throws(Failure) {
            slug = try request.path("organisation")
            asOf = try request.query("asOf")
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> OrganisationView {
        let instant = directory.instant(input.asOf)
        guard let organisation = try OrganisationTable(connection).organisation(input.slug, at: instant) else {
            throw Failure(.notFound)
        }
        return OrganisationView(
            organisation: organisation, reach: directory.authority(of: caller).reach(over: organisation.slug))
    }
}
