package import Attachments
import Database
import Endpoints
import Journal
import Kernel

extension ObjectName {
    /// A message, as files are attached to it: the ticket and the place in it.
    static func message(_ place: Int, of ticket: Ticket.ID) -> ObjectName {
        ObjectName(type: "ticketMessage", id: "\(ticket):\(place)")
    }
}

extension TicketKeeping {
    /// Who sees the files of tickets: whoever reads the message that they came with; never who sees it anonymised.
    package var attachmentRules: [AttachmentRule] {
        [
            AttachmentRule(objectType: "ticket") { object, caller, connection in
                try sight(of: object.id, 0, caller, connection)
            },
            AttachmentRule(objectType: "ticketMessage") { object, caller, connection in
                let parts = object.id.split(separator: ":")
                guard parts.count == 2, let place = Int(parts[1]) else { return .nothing }
                return try sight(of: String(parts[0]), place, caller, connection)
            },
            // The paper of a mandate is for who keeps it.
            AttachmentRule(objectType: "mandate") { object, caller, connection in
                let mandate = try Identifier<Mandate>(object.id).flatMap { try MandateTable(connection).find($0) }
                guard let account = caller.person?.account, mandate?.account == account else { return .nothing }
                return .content
            },
        ]
    }

    private func sight(
        of name: String, _ place: Int, _ caller: Caller, _ connection: Connection
    ) throws -> AttachmentSight {
        guard let id = Ticket.ID(name), let ticket = try TicketTable(connection).find(id) else { return .nothing }
        let standings = StandingTable(connection: connection, territories: territories, now: clock.now())
        let standing = try standings.meet(ticket, for: caller).standing
        guard standing.view == .full else { return .nothing }
        guard place > 0 else { return .content }
        let message = try MessageTable(connection).message(place, of: ticket.number)
        return message.map { !$0.isNote || standing.isAgentSide } ?? false ? .content : .nothing
    }
}
