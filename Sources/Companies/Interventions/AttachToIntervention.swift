package import Attachments
import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Attaches a file that the caller sent to an intervention of their own service.
struct AttachToIntervention: Command {
    static let operation = Operation(
        .put, "/v1/interventions/{intervention}/attachments/{attachment}", id: "attachToIntervention",
        access: CompanyAccess.agentsAndPartners, consumes: [])
    static let repetition = Repetition.notKept
    let companies: Companies
    private static let mostFiles = 20

    struct Input: RequestReadable {
        let id: Intervention.ID
        let attachment: Attachment.ID

        init(from request: inout RequestReader) throws(Failure) {
            id = try request.path("intervention")
            attachment = try request.path("attachment")
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let connection = transaction.connection
        let intervention = try companies.intervention(input.id, for: caller, writing: true, in: connection)
        let object = ObjectName("intervention", intervention.id)
        guard try AttachmentTable(connection).all(of: object).count < AttachToIntervention.mostFiles else {
            throw Failure.invalid("", "too-many", Text(fr: "Vingt fichiers au plus.", en: "Twenty files at most."))
        }
        try transaction.attachments.attach(input.attachment, to: object, by: caller)
        return try companies.writing(of: intervention, for: caller, in: connection).representation(intervention)
    }
}

extension Companies {
    /// Who reads the files of interventions: whoever sees all of the intervention; its own service may delete them.
    package var attachmentRules: [AttachmentRule] {
        [
            AttachmentRule(objectType: "intervention") { object, caller, connection in
                guard let id = Intervention.ID(object.id),
                    let intervention = try InterventionTable(connection).find(id)
                else { return .nothing }
                var clearance = try clearance(of: caller, in: connection)
                if let partner = caller.partner,
                    try GroupTable(connection).find(intervention.group)?.organisation == partner.organisation
                {
                    clearance = clearance.speaking(for: intervention.group)
                }
                let there = clearance.at(try place(of: intervention.place.siret, in: connection))
                guard case .everything = InterventionSight.of(intervention, for: there) else { return .nothing }
                return clearance.groups(with: .writeInterventions).contains(intervention.group) ? .everything : .content
            }
        ]
    }
}
