import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// How far an export is; its own.
struct ShowExport: Query {
    static let operation = Operation(
        .get, "/v1/company-exports/{export}", id: "showExport", access: CompanyAccess.agents)

    func handle(_ input: ExportName, for caller: Caller, in connection: Connection) throws -> Representation {
        let found = try connection.first(
            """
            SELECT state, rows, expiresAt FROM companyExport WHERE id = \(input.id) AND account = \(caller.person?.account ?? "")
            """
        ) { row in
            var writer = JSONWriter()
            writer.beginObject()
            writer.member("id", input.id.description)
            writer.member("state", try row[0] as String)
            writer.member("rows", try row[1] as Int?)
            writer.member("expiresAt", try row[2] as String)
            writer.endObject()
            return writer.bytes
        }
        guard let found else { throw Failure(.notFound) }
        return Representation(.ok, .json, found)
    }
}

/// The file of an export, once it is ready.
struct DownloadExport: Query {
    static let operation = Operation(
        .get, "/v1/company-exports/{export}/file", id: "downloadExport", access: CompanyAccess.agents, produces: .csv)

    func handle(_ input: ExportName, for caller: Caller, in connection: Connection) throws -> Representation {
        let content: [UInt8]? = try connection.value(
            """
            SELECT content FROM companyExport
            WHERE id = \(input.id) AND account = \(caller.person?.account ?? "") AND state = 'ready'
            """)
        guard let content else { throw Failure(.notFound) }
        return Representation(
            .ok, .csv, content, fields: ["Content-Disposition": "attachment; filename=\"entreprises.csv\""])
    }
}

/// Which export.
struct ExportName: RequestReadable {
    let id: CompanyExport.ID

    init(from request: inout RequestReader) throws(Failure) { id = try request.path("export") }
}
