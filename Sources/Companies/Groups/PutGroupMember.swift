import Accounts
import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Takes somebody into a group, or changes what they may there: never more than the group may. By those who manage the group;
/// administrators name only those who manage it.
struct PutGroupMember: Command {
    static let operation = Operation(
        .put, "/v1/groups/{group}/members/{account}", id: "putGroupMember", access: CompanyAccess.agents)
    static let repetition = Repetition.notKept
    let companies: Companies

    struct Input: RequestReadable {
        let group: CompanyGroup.ID
        let member: CompanyGroup.Member

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable {
                let role: CompanyGroup.Role
                let scopes: [CompanyScope]
                let until: Day?
            }
            group = try request.path("group")
            let account = try request.path("account", as: AccountName.self)
            let body = try request.json(as: Body.self)
            member = CompanyGroup.Member(
                account: account.description, role: body.role, scopes: Set(body.scopes), until: body.until)
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> GroupView {
        let connection = transaction.connection
        let table = GroupTable(connection)
        let clearance = try companies.clearance(of: caller, in: connection)
        let mayName = caller.holds(.administrator) && input.member.role == .admin
        guard let group = try table.find(input.group),
            caller.holds(.administrator) || clearance.isMember(of: input.group)
        else { throw Failure(.notFound) }
        guard clearance.administers(group.id) || mayName && input.member.account != clearance.account else {
            throw Failure(.forbidden)
        }
        guard input.member.scopes.isSubset(of: group.scopes) else {
            throw Failure.invalid(
                "/scopes", "beyond-group",
                Text(fr: "Le groupe n'a pas toutes ces portées.", en: "The group has not all these scopes."))
        }
        try table.put(input.member, in: group.id)
        try transaction.journal.append(.groupMemberPut(input.member, in: group), by: caller)
        return GroupView(group: group, members: try table.members(of: group.id), actions: ["manageMembers"])
    }
}
