import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// The interventions of the caller's own groups, the latest first.
struct ListInterventions: Query {
    static let operation = Operation(
        .get, "/v1/interventions", id: "listInterventions", access: CompanyAccess.agents)
    let companies: Companies

    struct Input: RequestReadable {
        let filter: InterventionFilter
        let limit: PageLimit
        let cursor: Cursor<Intervention>?

        init(from request: inout RequestReader) throws(Failure) {
            filter = try InterventionFilter(from: &request)
            limit = try request.pageLimit()
            cursor = try request.query("cursor")
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        let clearance = try companies.clearance(of: caller, in: connection)
        let items = try InterventionTable(connection).all(
            of: clearance.memberships.map(\.group), input.filter, before: input.cursor?.id, limit: input.limit.value + 1
        )
        let writing = InterventionWriting(connection, for: clearance)
        return try Representation.page(items, limit: input.limit, cursor: { Cursor(after: $0.id).description }) {
            try writing.write($0, into: &$1)
        }
    }
}
