import Accounts
import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Shows those who manage an organisation who did what to its entry, the latest first.
struct ShowOrganisationHistory: Query {
    static let operation = Operation(
        .get, "/v1/directory/organisations/{organisation}/history", id: "showOrganisationHistory",
        access: .granted(roles: [.administrator, .organisationManager], scopes: [.directoryWrite]))
    let directory: Directory

    struct Input: RequestReadable {
        let slug: Organisation.Slug
        let page: HistoryPage

        init(from request: inout RequestReader) throws(Failure) {
            slug = try request.path("organisation")
            page = try HistoryPage(from: &request)
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Page<JournalEntry> {
        guard try OrganisationTable(connection).timeline(input.slug) != nil else { throw Failure(.notFound) }
        guard directory.authority(of: caller).reach(over: input.slug) == .manage else { throw Failure(.forbidden) }
        return try input.page.entries(of: .organisation(input.slug), in: connection)
    }
}
