import Database
import Endpoints
import HTTP
import JSON
import Kernel
import Territories

/// The lists of the caller and of their groups.
struct ListCompanyLists: Query {
    static let operation = Operation(
        .get, "/v1/company-lists", id: "listCompanyLists", access: CompanyAccess.agents)
    let companies: Companies

    typealias Input = IdentifierPage<CompanyList>

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        let clearance = try companies.clearance(of: caller, in: connection)
        let table = CompanyListTable(connection)
        let lists = try table.all(
            of: clearance.account ?? "", clearance.memberships.map(\.group), after: input.cursor?.id,
            limit: input.limit.value + 1)
        return try Representation.page(lists, limit: input.limit, cursor: { Cursor(after: $0.id).description }) {
            list, writer in
            CompanyListView(
                list: list, count: try table.count(of: list.id),
                actions: CompanyListView.actions(on: list, for: clearance)
            ).write(into: &writer)
        }
    }
}

/// Which list.
struct CompanyListName: RequestReadable {
    let id: CompanyList.ID

    init(from request: inout RequestReader) throws(Failure) { id = try request.path("list") }
}

/// One list.
struct ShowCompanyList: Query {
    static let operation = Operation(
        .get, "/v1/company-lists/{list}", id: "showCompanyList", access: CompanyAccess.agents)
    let companies: Companies

    func handle(_ input: CompanyListName, for caller: Caller, in connection: Connection) throws -> CompanyListView {
        let (list, actions) = try companies.list(input.id, for: caller, in: connection)
        return CompanyListView(list: list, count: try CompanyListTable(connection).count(of: list.id), actions: actions)
    }
}

/// What is in a list, in the order of numbers; names of what is not public are masked.
struct ListCompaniesOfList: Query {
    static let operation = Operation(
        .get, "/v1/company-lists/{list}/companies", id: "listCompaniesOfList", access: CompanyAccess.agents)
    let companies: Companies

    struct Input: RequestReadable {
        let id: CompanyList.ID
        let limit: PageLimit
        let cursor: CodeCursor?

        init(from request: inout RequestReader) throws(Failure) {
            id = try request.path("list")
            limit = try request.pageLimit()
            cursor = try request.query("cursor")
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        let list = try companies.list(input.id, for: caller, in: connection).list
        let after = input.cursor.flatMap { Siret($0.code) }?.stored ?? 0
        let items = try CompanyListTable(connection).items(of: list.id, after: after, limit: input.limit.value + 1)
        return try Representation.page(
            items, limit: input.limit, cursor: { CodeCursor(after: StoredNumber.digits($0.siret, 14)).description }
        ) { item, writer in
            writer.beginObject()
            writer.member("siret", StoredNumber.digits(item.siret, 14))
            writer.member("note", item.note?.description)
            writer.member("addedAt", item.addedAt.description)
            writer.successions("successors", try SuccessionTable(connection).successors(of: item.siret))
            let found = try companies.find(item.siret, in: connection)
            writer.key("establishment")
            if let found {
                writer.establishment(found, in: caller.language)
            } else {
                writer.null()
            }
            writer.endObject()
        }
    }
}
