import Attachments
import Journal
import Kernel

/// What a document tells of a ticket beside its own row: read anew, or at hand when it was just written.
struct TicketContent {
    var description: String?
    var usager: Usager?
    var identifiers: [(type: UsagerIdentifier.Kind, masked: String)] = []
    var mandate: Mandate?
    var participants: [Participant] = []
    var unread = 0
    /// For agents alone.
    var duplicates: [String] = []
    var attachments: [Attachment] = []
}

extension TicketContent {
    /// What a ticket was just opened with; `nil` when more is to be told than that.
    init?(of plan: OpeningPlan, as standing: Standing) {
        guard plan.attachments.isEmpty, !standing.isAgentSide else { return nil }
        self.init(
            description: plan.description?.description, usager: plan.usager,
            identifiers: plan.identifiers.map { ($0.type, $0.masked) }.sorted { $0.type.rawValue < $1.type.rawValue },
            mandate: plan.mandate, participants: plan.colleagues.sorted { $0.account < $1.account })
    }
}

extension TicketDocument {
    /// What is stored of it.
    func content(of met: MetTicket) throws -> TicketContent {
        let ticket = met.ticket
        let usagers = UsagerTable(connection: connection, keys: keeping.keys)
        var content = TicketContent()
        content.description = try MessageTable(connection).message(0, of: ticket.number)?.text
        content.usager = try usagers.usager(of: ticket.number)
        content.identifiers = try usagers.masked(of: ticket.number)
        content.mandate = try ticket.mandate.flatMap { try MandateTable(connection).find($0) }
        content.participants = try ParticipantTable(connection).all(of: ticket.number)
        content.unread = try unread(met)
        if met.standing.isAgentSide {
            content.duplicates = try Duplicates(connection: connection, keys: keeping.keys).duplicates(
                of: content.usager, besides: ticket.number, sentTo: met.targets.map(\.organisation),
                since: ticket.moments.created)
        }
        if met.standing.view != .anonymised {
            content.attachments = try AttachmentTable(connection).all(of: ObjectName("ticket", ticket.id))
        }
        return content
    }
}
