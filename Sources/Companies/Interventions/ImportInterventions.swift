import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// Brings many interventions at once, each known by what its service calls it: the same again changes nothing. A row that is
/// refused keeps no other back.
struct ImportInterventions: Errand {
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
        }
    }

    func handle(_ input: Input, for caller: Caller, on worker: Worker) throws -> RowReport {
        let companies = companies
        let rows = input.rows.enumerated().map { place, row in
            InterventionRow(
                line: place + 1,
                Result { () throws(JSONError) in try JSONDecoder.decode(InterventionDraft.self, from: row) }
                    .mapError(Failure.init))
        }
        let lines = try worker.write { transaction in
            var bulk = try InterventionBulk(transaction, for: caller, companies)
            return try rows.map { try bulk.put($0) }
        }
        var report = RowReport()
        for line in lines { report.add(line) }
        return report
    }
}
