import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// The organisations of the address book, by slug.
struct ListOrganisations: Query {
    static let operation = Operation(.get, "/v1/directory/organisations", id: "listOrganisations", access: .anyone)
    let directory: Directory

    struct Input: RequestReadable {
        let page: CodePage
        let after: Organisation.Slug?
        let name: Line?
        let category: Organisation.Category?
        let asOf: Moment?

        init(from request: inout RequestReader) throws(Failure) {
            page = try CodePage(from: &request)
            after = page.cursor.flatMap { Organisation.Slug($0.code) }
            guard page.cursor == nil || after != nil else { throw .parameter("cursor") }
            name = try request.query("q")
            category = try request.choice("category")
            asOf = try request.query("asOf")
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        let authority = directory.authority(of: caller)
        let found = try OrganisationTable(connection).organisations(
            after: input.after, named: input.name?.description, in: input.category,
            at: directory.instant(input.asOf), limit: input.page.limit.value + 1)
        var page = Representation.page(found, limit: input.page.limit, code: \.slug.description) { found, writer in
            writer.organisation(found, reach: authority.reach(over: found.slug))
        }
        page.caching = .none
        return page
    }
}
