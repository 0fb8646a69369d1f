import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// Shows all that an organisation was, is and is planned to be.
struct ListOrganisationVersions: Query {
    static let operation = Operation(
        .get, "/v1/directory/organisations/{organisation}/versions", id: "listOrganisationVersions", access: .anyone)
    let directory: Directory

    struct Input: RequestReadable {
        let slug: Organisation.Slug
        init(from request: inout RequestReader) throws(Failure) { slug = try request.path("organisation") }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        let found = try OrganisationTable(connection).periods(of: input.slug)
        guard let version = found.first?.version else { throw Failure(.notFound) }
        let reach = directory.authority(of: caller).reach(over: input.slug)
        return .versions(found, version: version) { organisation, writer in
            writer.organisation(organisation, reach: reach)
        }
    }
}
