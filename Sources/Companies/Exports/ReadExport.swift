import Database
import Endpoints
import HTTP
import JSON
import Journal
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

/// The file of an export, once it is ready; that it was fetched is written down.
struct DownloadExport: Errand {
    static let operation = Operation(
        .get, "/v1/company-exports/{export}/file", id: "downloadExport", access: CompanyAccess.agents, produces: .any)

    func handle(_ input: ExportName, for caller: Caller, on worker: Worker) throws -> Representation {
        let found = try worker.read { connection in
            try connection.first(
                """
                SELECT format FROM companyExport
                WHERE id = \(input.id) AND account = \(caller.person?.account ?? "") AND state = 'ready'
                """
            ) { row in CompanyExport.Format(rawValue: try row[0]) }
        }
        guard let found, let format = found else { throw Failure(.notFound) }
        try worker.write {
            try $0.journal.append(
                Event("company-export-read", on: ObjectName("companyExport", input.id), version: 1), by: caller)
        }
        var representation = Representation(
            .ok, format.mediaType, [],
            fields: ["Content-Disposition": "attachment; filename=\"entreprises.\(format.rawValue)\""])
        representation.producer = { write in
            var place = 0
            while let part = try worker.read({ try ExportTable($0).part(place, of: input.id) }) {
                try write(part)
                place += 1
            }
        }
        return representation
    }
}

/// Which export.
struct ExportName: RequestReadable {
    let id: CompanyExport.ID

    init(from request: inout RequestReader) throws(Failure) { id = try request.path("export") }
}
