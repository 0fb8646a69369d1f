import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// Brings many interventions at once, each known by what its service calls it: the same again changes nothing. A row that is
/// refused keeps no other back.
struct ImportInterventions: StagedCommand {
    static let operation = Operation(
        .post, "/v1/interventions:import", id: "importInterventions", access: CompanyAccess.agentsAndPartners)
    let companies: Companies
    private static let mostRows = 500

    struct Input: RequestReadable {
        let rows: [JSONValue]

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable { let interventions: [JSONValue] }
            rows = try request.json(as: Body.self).interventions
            guard (1...ImportInterventions.mostRows).contains(rows.count) else {
                throw .invalid("/interventions", "row-count", Text(fr: "De 1 à 500 lignes.", en: "From 1 to 500 rows."))
            }
            if let place = rows.firstIndex(where: { $0.kind != .object }) {
                throw .invalid(
                    "/interventions/\(place)", "wrong-type",
                    Text(fr: "Une ligne est un objet.", en: "A row is an object."))
            }
        }
    }

    func prepare(_ input: Input, for caller: Caller, on worker: Worker) -> [InterventionRow] {
        input.rows.enumerated().map { place, row in
            InterventionRow(
                line: place + 1,
                Result { () throws(JSONError) in try JSONDecoder.decode(InterventionDraft.self, from: row) }
                    .mapError(Failure.init))
        }
    }

    func handle(_ rows: [InterventionRow], for caller: Caller, in transaction: WriteTransaction) throws -> RowReport {
        var bulk = try InterventionBulk(transaction, for: caller, companies)
        var report = RowReport()
        for row in rows { report.add(try bulk.put(row)) }
        return report
    }
}
