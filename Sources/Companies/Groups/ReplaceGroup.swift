import Accounts
import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Changes what a group is for, its days and its scopes; not by one of its own members.
struct ReplaceGroup: Command {
    static let operation = Operation(
        .put, "/v1/groups/{group}", id: "replaceGroup", access: CompanyAccess.administrators)
    let companies: Companies

    struct Input: RequestReadable {
        let id: CompanyGroup.ID
        let draft: GroupDraft
        let precondition: Precondition

        init(from request: inout RequestReader) throws(Failure) {
            id = try request.path("group")
            precondition = try request.precondition()
            draft = try request.json(as: GroupDraft.self)
            guard draft.admins == nil else {
                throw Failure(
                    .malformedBody,
                    fields: [
                        Failure.Field(
                            "/admins", "unknown-key",
                            Text(fr: "Les membres se changent un à un.", en: "Members are changed one by one."))
                    ])
            }
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> GroupView {
        let table = GroupTable(transaction.connection)
        guard let old = try table.find(input.id) else { throw Failure(.notFound) }
        try input.precondition.check(old.version)
        let members = try table.members(of: old.id)
        guard !members.contains(where: { $0.account == caller.person?.account }) else { throw Failure(.forbidden) }
        let group = try input.draft.group(old.id, version: old.version + 1)
        guard group.organisation == old.organisation else {
            throw Failure.invalid(
                "/organisation", "invalid-value",
                Text(fr: "Un groupe ne change pas d'organisation.", en: "A group does not change its organisation."))
        }
        try table.put(group)
        try transaction.journal.append(.groupChanged(group), by: caller)
        return GroupView(group: group, members: members, actions: ["change"])
    }
}
