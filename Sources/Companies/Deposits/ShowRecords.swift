import Database
import Endpoints
import HTTP
import JSON
import Kernel
import Territories

/// What is kept of an establishment under an agreement, for the organisation that brought it.
struct ShowRecords: Query {
    static let operation = Operation(
        .get, "/v1/agreements/{agreement}/records/{siret}", id: "showRecords", access: CompanyAccess.depositors)
    let companies: Companies

    struct Input: RequestReadable {
        let agreement: Agreement.ID
        let siret: Siret

        init(from request: inout RequestReader) throws(Failure) {
            agreement = try request.path("agreement")
            siret = try request.path("siret")
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        let agreement = try companies.agreement(input.agreement, for: caller, in: connection)
        let records = try AgreementTable(connection).records(of: input.siret.stored, under: agreement.id)
        return Representation.list(records) { $1.record($0) }
    }
}
