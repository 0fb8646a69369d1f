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
        let stated: StatedPurpose?

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable {
                let format: CompanyExport.Format
                let search: ExportSearch?
                let list: CompanyList.ID?
            }
            stated = try StatedPurpose.read(from: request)
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

    /// What is ordered, and what was said of why.
    struct Prepared: Sendable {
        let order: ExportTable.Order
        let stated: StatedPurpose?
        /// The parts of sheets that columns show for a purpose.
        let sensitive: [String]
    }

    func prepare(_ input: Input, for caller: Caller, on worker: Worker) throws -> Prepared {
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
            let order = ExportTable.Order(
                id: Identifier(at: worker.now), account: caller.author, purpose: input.stated?.purpose,
                format: input.format, query: input.query, list: list, rowLimit: limit,
                showsNonPublic: clearance.has(.nonPublic))
            let sensitive =
                input.stated == nil
                ? [] : ExportDetails.sensitive.filter { $0.scopes.contains(where: clearance.has) }.map(\.rawValue)
            return Prepared(order: order, stated: input.stated, sensitive: sensitive)
        }
    }

    func handle(_ prepared: Prepared, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let order = prepared.order
        try ExportTable(transaction.connection).insert(order, at: transaction.now)
        let words = try prepared.stated?.keep(of: order.account, on: order.id.description, in: transaction)
        try transaction.journal.append(
            .exportOrdered(order, sections: prepared.sensitive, words: words), by: caller)
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
