import Accounts
import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Makes a group, with those who will manage it. Who makes it is not in it: nobody gives themself a right.
struct CreateGroup: Command {
    static let operation = Operation(.post, "/v1/groups", id: "createGroup", access: CompanyAccess.administrators)

    struct Input: RequestReadable {
        let draft: GroupDraft
        let admins: Set<String>

        init(from request: inout RequestReader) throws(Failure) {
            draft = try request.json(as: GroupDraft.self)
            guard let named = draft.admins else {
                throw Failure(
                    .malformedBody,
                    fields: [
                        Failure.Field(
                            "/admins", "missing-key",
                            Text(fr: "Dites qui gère le groupe.", en: "Say who manages the group."))
                    ])
            }
            admins = Set(named.map(\.description))
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> GroupView {
        guard !input.admins.contains(caller.person?.account ?? "") else { throw Failure(.forbidden) }
        let group = try input.draft.group(transaction.identifier(), version: 1)
        let table = GroupTable(transaction.connection)
        try table.put(group)
        for admin in input.admins {
            try table.put(
                CompanyGroup.Member(account: admin, role: .admin, scopes: group.scopes, until: nil), in: group.id)
        }
        try transaction.journal.append(.groupCreated(group), by: caller)
        return GroupView(
            group: group, members: try table.members(of: group.id), actions: ["change"], status: .created)
    }
}
