import Accounts
import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Takes somebody out of a group; anybody may leave.
struct RemoveGroupMember: Command {
    static let operation = Operation(
        .delete, "/v1/groups/{group}/members/{account}", id: "removeGroupMember", access: CompanyAccess.agents)
    static let repetition = Repetition.notKept
    let companies: Companies

    struct Input: RequestReadable {
        let group: CompanyGroup.ID
        let account: String

        init(from request: inout RequestReader) throws(Failure) {
            group = try request.path("group")
            account = try request.path("account", as: AccountName.self).description
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let table = GroupTable(transaction.connection)
        let clearance = try companies.clearance(of: caller, in: transaction.connection)
        guard let group = try table.find(input.group),
            caller.holds(.administrator) || clearance.isMember(of: input.group)
        else { throw Failure(.notFound) }
        guard clearance.administers(group.id) || caller.holds(.administrator) || input.account == clearance.account
        else {
            throw Failure(.forbidden)
        }
        guard try table.remove(input.account, from: group.id) else { throw Failure(.notFound) }
        try transaction.journal.append(.groupMemberRemoved(input.account, from: group), by: caller)
        return Representation(.noContent, .json, [])
    }
}
