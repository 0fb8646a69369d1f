import Accounts
import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// The groups of the caller; all of them for administrators.
struct ListGroups: Query {
    static let operation = Operation(.get, "/v1/groups", id: "listGroups", access: CompanyAccess.agents)

    typealias Input = IdentifierPage<CompanyGroup>

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        let account = caller.holds(.administrator) ? nil : caller.person?.account ?? ""
        let groups = try GroupTable(connection).list(of: account, after: input.cursor?.id, limit: input.limit.value + 1)
        return Representation.page(groups, limit: input.limit, cursor: { Cursor(after: $0.id).description }) {
            group, writer in
            writer.group(group, nil, [])
        }
    }
}
