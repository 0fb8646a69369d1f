import Accounts
import Database
import Directory
import Endpoints
import HTTP
import Journal
import Kernel

/// Brings people, or other units, into a ticket; among agents it stays among agents.
struct InviteToTicket: Command {
    static let operation = Operation(
        .post, "/v1/tickets/{ticket}/invitations", id: "inviteToTicket", access: TicketAccess.reading)
    let keeping: TicketKeeping

    struct Input: RequestReadable {
        let ticket: Ticket.ID
        let body: Body

        struct Body: Decodable, Sendable {
            let accounts: [String]?
            let units: [Unit.ID]?
            let message: LongText?
            let visibility: WriteMessage.Input.Body.Visibility?
        }

        init(from request: inout RequestReader) throws(Failure) {
            ticket = try request.path("ticket")
            body = try request.json(as: Body.self)
            guard body.accounts?.isEmpty == false || body.units?.isEmpty == false else {
                throw OpeningDesk.missing("/accounts")
            }
            guard body.visibility != .agents || body.units == nil else {
                throw Failure.invalid(
                    "/units", "not-hidden",
                    Text(fr: "Une unité ne s'invite pas en secret.", en: "A unit is not invited in secret."))
            }
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let desk = TicketDesk(keeping, for: caller, in: transaction)
        let isHidden = input.body.visibility == .agents
        let met = try desk.meet(input.ticket, to: .invite)
        if isHidden, !met.standing.actions.contains(.note) { throw Failure(.forbidden) }
        var ticket = met.ticket
        try ticket.move(.invite, at: desk.now)
        let invitees = try Invitees(desk: desk, met: met)
        for (place, account) in (input.body.accounts ?? []).enumerated() {
            let participant = try invitees.participant(account, at: place, isHidden: isHidden)
            try ParticipantTable(desk.connection).put(participant, in: ticket.number, by: caller.person?.account)
        }
        if let units = input.body.units {
            let snapshot = desk.snapshot
            let chain = try snapshot.chain(of: ticket.commune)
            for target in try RecipientChoice(snapshot: snapshot).targets(units, chain: chain) {
                try UnitPlaces(desk.connection).add(target, to: ticket.number)
            }
        }
        if let message = input.body.message {
            var order = MessageOrder(text: message.description, type: .invitation)
            order.isNote = isHidden
            try desk.write(order, on: &ticket, met)
        }
        if !isHidden { ticket.touch(at: desk.now) }
        try desk.save(ticket, was: met)
        if isHidden {
            try transaction.journal.append(TicketEvent.invited.entry(on: ticket, as: "ticketNote"), by: caller)
        } else {
            try desk.record(.invited, on: ticket)
        }
        try desk.tell(.invitation, of: ticket, step: (input.body.accounts ?? []).joined(separator: " "))
        if input.body.units != nil { try desk.tell(.opened, of: ticket, step: String(ticket.version)) }
        return try desk.representation(of: ticket.id)
    }
}
