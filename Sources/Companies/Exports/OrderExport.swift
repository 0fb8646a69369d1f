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
        let search: CompanySearch
        let query: String

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable {
                let format: CompanyExport.Format
                let search: ExportSearch
            }
            let body = try request.json(as: Body.self)
            format = body.format
            search = try body.search.search()
            guard let bytes = try? JSONEncoder.encode(body.search) else { throw Failure(.internalError) }
            query = String(decoding: bytes, as: UTF8.self)
        }
    }

    /// What is known before the order is written down.
    struct Stage: Sendable {
        let input: Input
        let rowLimit: Int
        let showsNonPublic: Bool
    }

    func prepare(_ input: Input, for caller: Caller, on worker: Worker) throws -> Stage {
        try worker.read { connection in
            let clearance = try companies.clearance(of: caller, in: connection)
            let limit = clearance.has(.export) ? CompanyExport.mostRows : CompanyExport.mostRowsWithoutScope
            let count = try companies.count(input.search, showsHidden: false, limit: limit + 1, in: connection)
            guard count <= limit else { throw Failure(.exportTooLarge) }
            return Stage(input: input, rowLimit: limit, showsNonPublic: clearance.has(.nonPublic))
        }
    }

    func handle(_ stage: Stage, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let order = ExportTable.Order(
            id: transaction.identifier(), query: stage.input.query, rowLimit: stage.rowLimit,
            showsNonPublic: stage.showsNonPublic)
        try ExportTable(transaction.connection).insert(
            order, stage.input.format, by: caller.person?.account ?? "", at: transaction.now)
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
