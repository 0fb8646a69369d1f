import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Calls a list otherwise; by who made it, or manages its group.
struct ChangeCompanyList: Command {
    static let operation = Operation(
        .put, "/v1/company-lists/{list}", id: "changeCompanyList", access: CompanyAccess.agents)
    static let repetition = Repetition.notKept
    let companies: Companies

    struct Input: RequestReadable {
        let id: CompanyList.ID
        let name: ShortText
        let tag: ShortText?
        let precondition: Precondition

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable {
                let name: ShortText
                let tag: ShortText?
            }
            id = try request.path("list")
            precondition = try request.precondition()
            let body = try request.json(as: Body.self)
            (name, tag) = (body.name, body.tag)
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> CompanyListView {
        let connection = transaction.connection
        var list = try companies.list(input.id, for: caller, to: "change", in: connection)
        try input.precondition.check(list.version)
        list.name = input.name
        list.tag = input.tag
        list.version += 1
        let table = CompanyListTable(connection)
        try table.put(list)
        try transaction.journal.append(.companyList("company-list-changed", list), by: caller)
        let clearance = try companies.clearance(of: caller, in: connection)
        return CompanyListView(
            list: list, count: try table.count(of: list.id),
            actions: CompanyListView.actions(on: list, for: clearance))
    }
}

/// Drops a list, with what is in it.
struct DropCompanyList: Command {
    static let operation = Operation(
        .delete, "/v1/company-lists/{list}", id: "dropCompanyList", access: CompanyAccess.agents)
    static let repetition = Repetition.notKept
    let companies: Companies

    struct Input: RequestReadable {
        let id: CompanyList.ID
        let precondition: Precondition

        init(from request: inout RequestReader) throws(Failure) {
            id = try request.path("list")
            precondition = try request.precondition()
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let list = try companies.list(input.id, for: caller, to: "delete", in: transaction.connection)
        try input.precondition.check(list.version)
        try CompanyListTable(transaction.connection).remove(list.id)
        try transaction.journal.append(.companyList("company-list-dropped", list), by: caller)
        return Representation(.noContent, .json, [])
    }
}
