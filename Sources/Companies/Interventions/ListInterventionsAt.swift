import Database
import Endpoints
import HTTP
import JSON
import Kernel
import Territories

/// What services did and plan at an establishment, as far as the caller sees it.
struct ListInterventionsAt: Query {
    static let operation = Operation(
        .get, "/v1/establishments/{siret}/interventions", id: "listInterventionsAt", access: CompanyAccess.agents)
    let companies: Companies

    struct Input: RequestReadable {
        let siret: Siret
        let limit: PageLimit
        let cursor: Cursor<Intervention>?

        init(from request: inout RequestReader) throws(Failure) {
            siret = try request.path("siret")
            limit = try request.pageLimit()
            cursor = try request.query("cursor")
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        let all = try companies.clearance(of: caller, in: connection)
        guard all.has(.readInterventions) || all.has(.writeInterventions) else { throw Failure(.forbidden) }
        let clearance = all.at(try companies.place(of: input.siret, in: connection))
        let table = InterventionTable(connection)
        var seen: [Intervention] = []
        var last = input.cursor?.id
        // Those that are not seen leave no gap that could be counted.
        while seen.count <= input.limit.value {
            let some = try table.all(at: input.siret, before: last, limit: 200)
            seen += some.filter { InterventionSight.of($0, for: clearance) != .nothing }
            guard some.count == 200, let lowest = some.last else { break }
            last = lowest.id
        }
        let writing = InterventionWriting(connection, for: clearance)
        return try Representation.page(
            Array(seen.prefix(input.limit.value + 1)), limit: input.limit, cursor: { Cursor(after: $0.id).description }
        ) { try writing.write($0, into: &$1) }
    }
}
