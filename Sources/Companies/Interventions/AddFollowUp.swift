import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Says what is to be done after an intervention; by its own service.
struct AddFollowUp: Command {
    static let operation = Operation(
        .post, "/v1/interventions/{intervention}/follow-ups", id: "addFollowUp", access: CompanyAccess.agents)
    let companies: Companies

    struct Input: RequestReadable {
        let id: Intervention.ID
        let action: ShortText
        let dueOn: Day?

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable {
                let action: ShortText
                let dueOn: Day?
            }
            id = try request.path("intervention")
            let body = try request.json(as: Body.self)
            (action, dueOn) = (body.action, body.dueOn)
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let connection = transaction.connection
        let intervention = try companies.intervention(input.id, for: caller, writing: true, in: connection)
        let table = FollowUpTable(connection)
        guard try table.all(of: intervention.id).count < 100 else {
            throw Failure.invalid("", "too-many", Text(fr: "Cent suites au plus.", en: "A hundred follow-ups at most."))
        }
        try table.insert(
            FollowUp(id: transaction.identifier(), action: input.action, dueOn: input.dueOn, doneAt: nil),
            of: intervention.id)
        try transaction.journal.append(
            Event("company-follow-up-added", on: ObjectName("intervention", intervention.id)), by: caller)
        return try companies.writing(of: intervention, for: caller, in: connection).representation(
            intervention, .created)
    }
}
