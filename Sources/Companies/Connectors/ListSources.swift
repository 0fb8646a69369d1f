import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// Where what sheets show comes from, and of when it is: the stock, sources outside, partners under agreements.
struct ListSources: Query {
    static let operation = Operation(.get, "/v1/sources", id: "listSources", access: .anyone)
    let companies: Companies

    func handle(_ input: NoInput, for caller: Caller, in connection: Connection) throws -> Representation {
        var writer = JSONWriter(reserving: 2000)
        writer.beginObject()
        writer.key("items")
        writer.beginArray()
        for kind in ["companies", "establishments", "successions"] {
            try connection.stream(
                """
                SELECT dataDate, importedAt FROM stockImport WHERE kind = \(kind) AND dataDate IS NOT NULL
                ORDER BY id DESC LIMIT 1
                """
            ) { row in
                writer.beginObject()
                writer.member("kind", "stock")
                writer.member("code", "sirene-\(kind)")
                writer.member("provider", "INSEE")
                writer.member("system", "Sirene")
                writer.member("dataDate", try row[0] as String?)
                writer.member("fetchedAt", try row[1] as String?)
                writer.list("sections", ["activity", "executives", "identity", "neighbours"])
                writer.endObject()
            }
        }
        for gate in companies.desk.gates {
            writer.beginObject()
            writer.member("kind", "connector")
            writer.member("code", gate.connector.code)
            writer.member("provider", gate.connector.provider)
            writer.member("system", gate.connector.system)
            writer.member("dataDate", String?.none)
            writer.member("fetchedAt", gate.condition.lastSuccess?.description)
            writer.list("sections", gate.connector.sections.map(\.rawValue).sorted())
            writer.endObject()
        }
        for agreement in try AgreementTable(connection).all() where agreement.isInForce(on: companies.today) {
            writer.beginObject()
            writer.member("kind", "agreement")
            writer.member("code", agreement.id.description)
            writer.member("provider", agreement.partner)
            writer.member("system", agreement.organisation)
            writer.member("dataDate", String?.none)
            writer.member("fetchedAt", String?.none)
            writer.list("sections", [agreement.section.rawValue])
            writer.endObject()
        }
        writer.endArray()
        writer.member("next", String?.none)
        writer.endObject()
        return Representation(.ok, .json, writer.bytes, caching: .publicly(seconds: 60))
    }
}
