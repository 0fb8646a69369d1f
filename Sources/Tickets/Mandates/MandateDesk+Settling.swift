import Database
import Journal
import Kernel

extension MandateDesk {
    /// Ends a mandate: from now on no number of the usager is shown, and those who work on the ticket know.
    func revoke(_ mandate: Mandate) throws {
        var mandate = mandate
        try mandate.revoke(at: desk.now)
        try MandateTable(desk.connection).save(mandate)
        try settle(mandate, as: "mandate-revoked")
        guard let number = mandate.ticket, var ticket = try TicketTable(desk.connection).find(number: number) else {
            return
        }
        let met = try desk.meetUnseen(ticket)
        ticket.version += 1
        ticket.moments.updated = desk.now
        try desk.save(ticket, was: met)
        try desk.record(.mandateRevoked, on: ticket)
        try desk.tell(.mandateRevoked, of: ticket, step: "")
    }

    /// Writes down that the person answered; what they said is in the mandate itself.
    func settle(_ mandate: Mandate, as code: StaticString) throws {
        try desk.transaction.journal.append(
            Event(code, on: ObjectName("mandate", mandate.id), version: mandate.version), by: desk.author)
    }
}
