import Database
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// Asks for a file of establishments: written after the answer, kept seven days, for whoever asked.
struct OrderExport: StagedCommand {
    static let operation = Operation(
        .post, "/v1/company-exports", id: "orderExport", access: CompanyAccess.agents)
    let companies: Companies

    struct Input: RequestReadable {
        let format: CompanyExport.Format
        let subject: Subject
        /// The search, as it is kept until the file is written.
        let query: String?

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable {
                let format: CompanyExport.Format
                let search: ExportSearch?
                let list: CompanyList.ID?
            }
            let body = try request.json(as: Body.self)
            format = body.format
            switch (body.search, body.list) {
            case (let search?, nil):
                subject = .search(try search.search())
                guard let text = try? StoredJSON.text(search) else { throw Failure(.internalError) }
                query = text
            case (nil, let list?): (subject, query) = (.list(list), nil)
            default:
                throw .invalid(
                    "/search", "required",
                    Text(fr: "Donnez une recherche, ou une liste.", en: "Give a search, or a list."))
            }
        }
    }

    /// What is exported.
    enum Subject: Sendable {
        case search(CompanySearch)
        case list(CompanyList.ID)
    }

    func prepare(_ input: Input, for caller: Caller, on worker: Worker) throws -> ExportTable.Order {
        try worker.read { connection in
            let clearance = try companies.clearance(of: caller, in: connection)
            let limit = clearance.has(.export) ? CompanyExport.mostRows : CompanyExport.mostRowsWithoutScope
            var list: CompanyList.ID?
            let count: Int
            switch input.subject {
            case .search(let search):
                count = try companies.count(search, showsHidden: false, limit: limit + 1, in: connection)
            case .list(let id):
                list = try companies.list(id, for: caller, in: connection).list.id
                count = try CompanyListTable(connection).count(of: id)
            }
            guard count <= limit else { throw Failure(.exportTooLarge) }
            return ExportTable.Order(
                id: Identifier(at: worker.now), format: input.format, query: input.query, list: list, rowLimit: limit,
                showsNonPublic: clearance.has(.nonPublic))
        }
    }

    func handle(_ order: ExportTable.Order, for caller: Caller, in transaction: WriteTransaction) throws
        -> Representation
    {
        try ExportTable(transaction.connection).insert(
            order, by: caller.person?.account ?? "", at: transaction.now)
        try transaction.journal.append(
            Event("company-export-ordered", on: ObjectName("companyExport", order.id), version: 1), by: caller)
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("id", order.id.description)
        writer.member("state", "waiting")
        writer.endObject()
        var representation = Representation(.accepted, .json, writer.bytes)
        representation.fields.append(.location, "/v1/company-exports/\(order.id)")
        return representation
    }
}
