import Database
import Endpoints
import HTTP
import Kernel

/// What became of the rows of a deposit, for the organisation that made it.
struct ShowDepositReport: Query {
    static let operation = Operation(
        .get, "/v1/deposits/{deposit}/report", id: "showDepositReport", access: CompanyAccess.depositorsOfAll)

    struct Input: RequestReadable {
        let deposit: Identifier<Deposit>

        init(from request: inout RequestReader) throws(Failure) { deposit = try request.path("deposit") }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        let found = try connection.first(
            """
            SELECT report, coalesce(companyAgreement.organisation, companyGroup.organisation) FROM deposit
            LEFT JOIN companyAgreement ON companyAgreement.id = agreement
            LEFT JOIN companyGroup ON companyGroup.id = deposit.companyGroup
            WHERE deposit.id = \(input.deposit)
            """
        ) { row in
            let report: String = try row[0]
            let organisation: String = try row[1]
            return (report, organisation)
        }
        guard let found, caller.organisations.contains(found.1) else { throw Failure(.notFound) }
        return Representation(.ok, .json, Array(found.0.utf8))
    }
}
