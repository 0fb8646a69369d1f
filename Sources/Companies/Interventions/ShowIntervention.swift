import Database
import Endpoints
import HTTP
import Kernel

/// An intervention, as far as the caller sees it.
struct ShowIntervention: Query {
    static let operation = Operation(
        .get, "/v1/interventions/{intervention}", id: "showIntervention", access: CompanyAccess.agentsAndPartners)
    let companies: Companies

    struct Input: RequestReadable {
        let id: Intervention.ID

        init(from request: inout RequestReader) throws(Failure) { id = try request.path("intervention") }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        let intervention = try companies.intervention(input.id, for: caller, writing: false, in: connection)
        return try companies.writing(of: intervention, for: caller, in: connection).representation(intervention)
    }
}
