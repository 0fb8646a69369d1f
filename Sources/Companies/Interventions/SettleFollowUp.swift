import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Says that what was to be done after an intervention is done.
struct SettleFollowUp: Command {
    static let operation = Operation(
        .post, "/v1/interventions/{intervention}/follow-ups/{followUp}/settle", id: "settleFollowUp",
        access: CompanyAccess.agents, consumes: [])
    let companies: Companies

    struct Input: RequestReadable {
        let id: Intervention.ID
        let followUp: Identifier<FollowUp>

        init(from request: inout RequestReader) throws(Failure) {
            id = try request.path("intervention")
            followUp = try request.path("followUp")
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let connection = transaction.connection
        let intervention = try companies.intervention(input.id, for: caller, writing: true, in: connection)
        guard try FollowUpTable(connection).settle(input.followUp, of: intervention.id, at: transaction.now) else {
            throw Failure(.notFound)
        }
        try transaction.journal.append(
            Event("company-follow-up-settled", on: ObjectName("intervention", intervention.id)), by: caller)
        return try companies.writing(of: intervention, for: caller, in: connection).representation(intervention)
    }
}
