import Database
import Endpoints
import HTTP
import Kernel

/// Says anew what an intervention is: planned, done, closed, cancelled; by its own service.
struct ChangeIntervention: Command {
    static let operation = Operation(
        .put, "/v1/interventions/{intervention}", id: "changeIntervention", access: CompanyAccess.agentsAndPartners)
    static let repetition = Repetition.notKept
    let companies: Companies

    struct Input: RequestReadable {
        let id: Intervention.ID
        let draft: InterventionDraft
        let precondition: Precondition

        init(from request: inout RequestReader) throws(Failure) {
            id = try request.path("intervention")
            precondition = try request.precondition()
            draft = try request.json(as: InterventionDraft.self)
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let old = try companies.intervention(input.id, for: caller, writing: true, in: transaction.connection)
        try input.precondition.check(old.version)
        let keeper = try InterventionKeeper(transaction, for: caller, companies)
        let intervention = try keeper.change(old, by: input.draft).intervention
        return try companies.writing(of: intervention, for: caller, in: transaction.connection)
            .representation(intervention)
    }
}

extension Companies {
    /// An intervention that the caller sees and, when asked, may write.
    ///
    /// - Throws: `not-found` for one that they do not see, `forbidden` for one of another service.
    func intervention(
        _ id: Intervention.ID, for caller: Caller, writing: Bool, in connection: Connection
    ) throws -> Intervention {
        guard let intervention = try InterventionTable(connection).find(id) else { throw Failure(.notFound) }
        let clearance = try clearance(of: caller, in: connection)
        let there = clearance.at(try place(of: intervention.place.siret, in: connection))
        if let partner = caller.partner {
            let group = try GroupTable(connection).find(intervention.group)
            guard group?.organisation == partner.organisation else { throw Failure(.notFound) }
            return intervention
        }
        guard InterventionSight.of(intervention, for: there) != .nothing else { throw Failure(.notFound) }
        guard !writing || clearance.groups(with: .writeInterventions).contains(intervention.group) else {
            throw Failure(.forbidden)
        }
        return intervention
    }
}
