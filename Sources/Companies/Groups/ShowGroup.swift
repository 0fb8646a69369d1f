import Accounts
import Database
import Endpoints
import HTTP
import Kernel

/// A group with its members, for those in it and for administrators.
struct ShowGroup: Query {
    static let operation = Operation(.get, "/v1/groups/{group}", id: "showGroup", access: CompanyAccess.agents)
    let companies: Companies

    struct Input: RequestReadable {
        let group: CompanyGroup.ID

        init(from request: inout RequestReader) throws(Failure) { group = try request.path("group") }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> GroupView {
        let clearance = try companies.clearance(of: caller, in: connection)
        guard let group = try GroupTable(connection).find(input.group),
            caller.holds(.administrator) || clearance.isMember(of: group.id)
        else { throw Failure(.notFound) }
        let actions =
            (clearance.administers(group.id) ? ["manageMembers"] : [])
            + (caller.holds(.administrator) ? ["change"] : [])
        return GroupView(group: group, members: try GroupTable(connection).members(of: group.id), actions: actions)
    }
}
