import Accounts
import Database
import Endpoints
import HTTP
import JSON
import Journal
import Kernel
import Territories

/// Makes a group, with those who will manage it. Who makes it is not in it: nobody gives themself a right.
struct CreateGroup: Command {
    static let operation = Operation(.post, "/v1/groups", id: "createGroup", access: CompanyAccess.administrators)

    struct Input: RequestReadable {
        let draft: GroupDraft
        let admins: [String]

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable {
                let organisation: ShortText
                let name: ShortText
                let legalBasis: ShortText
                let reference: ShortText?
                let startsOn: Day
                let endsOn: Day
                let scopes: [CompanyScope]
                let service: Siret?
                let admins: [AccountName]
            }
            let body = try request.json(as: Body.self)
            draft = try GroupDraft(
                organisation: body.organisation, name: body.name, legalBasis: body.legalBasis,
                reference: body.reference, startsOn: body.startsOn, endsOn: body.endsOn, scopes: body.scopes,
                service: body.service)
            admins = body.admins.map(\.description)
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> GroupView {
        guard !input.admins.contains(caller.person?.account ?? "") else { throw Failure(.forbidden) }
        let group = input.draft.group(transaction.identifier(), version: 1)
        let table = GroupTable(transaction.connection)
        try table.put(group)
        for admin in Set(input.admins) {
            try table.put(
                CompanyGroup.Member(account: admin, role: .admin, scopes: group.scopes, until: nil), in: group.id)
        }
        try transaction.journal.append(.groupCreated(group), by: caller)
        return GroupView(
            group: group, members: try table.members(of: group.id), actions: ["change"], status: .created)
    }
}
