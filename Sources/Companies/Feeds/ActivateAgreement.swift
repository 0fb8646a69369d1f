import Database
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// Ends the trial of an agreement whose data held against every rule: what was tried is dropped, and what comes from now on is shown.
struct ActivateAgreement: Command {
    static let operation = Operation(
        .post, "/v1/agreements/{agreement}/activate", id: "activateAgreement", access: CompanyAccess.administrators,
        consumes: [])
    let companies: Companies
    /// Days for which a check counts.
    private static let checkedWithin: Int64 = 30

    typealias Input = ShowFeed.Input

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let table = AgreementTable(transaction.connection)
        guard var agreement = try table.find(input.agreement) else { throw Failure(.notFound) }
        guard agreement.isTrial else { throw Failure(.agreementActive) }
        let oldest = transaction.now.adding(seconds: -ActivateAgreement.checkedWithin * 86_400)
        guard let check = agreement.check, check.isPassed, check.at >= oldest else {
            throw Failure(.agreementNotConforming)
        }
        try table.activate(agreement.id, at: transaction.now)
        agreement.isTrial = false
        agreement.version += 1
        try transaction.journal.append(
            Event(
                "company-agreement-activated", on: ObjectName("companyAgreement", agreement.id),
                version: agreement.version), by: caller)
        var writer = JSONWriter()
        writer.agreement(agreement, on: companies.today)
        return Representation(.ok, .json, writer.bytes)
    }
}
