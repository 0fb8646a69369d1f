import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Makes a list, of one's own or for a group.
struct MakeCompanyList: Command {
    static let operation = Operation(
        .post, "/v1/company-lists", id: "makeCompanyList", access: CompanyAccess.agents)
    let companies: Companies

    struct Input: RequestReadable {
        let name: ShortText
        let tag: ShortText?
        let group: CompanyGroup.ID?

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable {
                let name: ShortText
                let tag: ShortText?
                let group: CompanyGroup.ID?
            }
            let body = try request.json(as: Body.self)
            (name, tag, group) = (body.name, body.tag, body.group)
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> CompanyListView {
        let connection = transaction.connection
        let clearance = try companies.clearance(of: caller, in: connection)
        if let group = input.group, !clearance.isMember(of: group) { throw Failure(.forbidden) }
        let table = CompanyListTable(connection)
        let account = clearance.account ?? ""
        let groups = clearance.memberships.map(\.group)
        guard try table.all(of: account, groups, after: nil, limit: CompanyList.mostLists).count < CompanyList.mostLists
        else {
            throw Failure.invalid(
                "", "too-many", Text(fr: "Deux cents listes au plus.", en: "Two hundred lists at most."))
        }
        let list = CompanyList(
            id: transaction.identifier(), account: account, group: input.group, name: input.name, tag: input.tag,
            version: 1, createdAt: transaction.now)
        try table.put(list)
        try transaction.journal.append(.companyList("company-list-made", list), by: caller)
        return CompanyListView(
            list: list, count: 0, actions: CompanyListView.actions(on: list, for: clearance), status: .created)
    }
}

extension Event {
    /// Something happened to a list.
    static func companyList(_ code: StaticString, _ list: CompanyList) -> Event {
        Event(code, on: ObjectName("companyList", list.id), version: list.version)
    }
}
