import Database
import Endpoints
import HTTP
import Kernel

/// Enters what a service did or plans at an establishment; others who plan there are told.
struct EnterIntervention: Command {
    static let operation = Operation(
        .post, "/v1/interventions", id: "enterIntervention", access: CompanyAccess.agentsAndPartners)
    static let repetition = Repetition.keyRequired
    let companies: Companies

    struct Input: RequestReadable {
        let draft: InterventionDraft

        init(from request: inout RequestReader) throws(Failure) { draft = try request.json(as: InterventionDraft.self) }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let keeper = try InterventionKeeper(transaction, for: caller, companies)
        let intervention = try keeper.create(input.draft, in: keeper.group(input.draft.group))
        return try companies.writing(of: intervention, for: caller, in: transaction.connection)
            .representation(intervention, .created)
    }
}

extension Companies {
    /// Writes interventions for a caller; a partner sees those of its own organisation as their service does.
    func writing(of intervention: Intervention, for caller: Caller, in connection: Connection) throws
        -> InterventionWriting
    {
        var clearance = try clearance(of: caller, in: connection).at(
            place(of: intervention.place.siret, in: connection))
        if let partner = caller.partner, let group = try GroupTable(connection).find(intervention.group),
            group.organisation == partner.organisation
        {
            clearance = clearance.speaking(for: group.id)
        }
        return InterventionWriting(connection, for: clearance)
    }
}
