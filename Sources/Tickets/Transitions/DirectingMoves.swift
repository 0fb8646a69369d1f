import Accounts
import Database
import Directory
import Endpoints
import HTTP
import Kernel
import Territories

/// Says which units a ticket that came in is for.
struct QualifyTicket: TicketMove {
    static let operation = Operation(
        .post, "/v1/tickets/{ticket}/qualify", id: "qualifyTicket", access: TicketAccess.reading)
    static let action = TicketAction.qualify
    private let units: [Unit.ID]?
    private let category: CategoryCode?
    private let urgency: TicketOrder.UrgencyOrder?

    init(from request: inout RequestReader) throws(Failure) {
        struct Body: Decodable {
            let units: [Unit.ID]?
            let category: CategoryCode?
            let urgency: TicketOrder.UrgencyOrder?
        }
        let body = try request.json(as: Body.self)
        (units, category, urgency) = (body.units, body.category, body.urgency)
    }

    func carryOut(_ met: MetTicket, at desk: TicketDesk) throws {
        var ticket = met.ticket
        try ticket.move(.qualify, at: desk.now)
        if let category {
            ticket.category = try CategoryTable(desk.connection).existing(category).code
        }
        if urgency != nil { ticket.urgency = try OpeningDesk.urgency(urgency) }
        if let units { try desk.send(ticket, to: units, insteadOf: met.current) }
        ticket.touch(at: desk.now)
        try desk.save(ticket, was: met)
        try desk.record(.qualified, on: ticket)
        try desk.tell(.opened, of: ticket, step: String(ticket.version))
    }
}

/// Sends a ticket on to where it belongs: it leaves one's own queue, and stays in its history.
struct RedirectTicket: TicketMove {
    static let operation = Operation(
        .post, "/v1/tickets/{ticket}/redirect", id: "redirectTicket", access: TicketAccess.reading)
    static let action = TicketAction.redirect
    private let units: [Unit.ID]
    private let reason: LongText
    private let commune: Commune.Code?

    init(from request: inout RequestReader) throws(Failure) {
        struct Body: Decodable {
            let units: [Unit.ID]
            let reason: LongText
            let commune: Commune.Code?
        }
        let body = try request.json(as: Body.self)
        (units, reason, commune) = (body.units, body.reason, body.commune)
        guard !units.isEmpty else { throw OpeningDesk.missing("/units") }
    }

    func carryOut(_ met: MetTicket, at desk: TicketDesk) throws {
        var ticket = met.ticket
        try ticket.move(.redirect, at: desk.now)
        if let commune {
            let chain = try desk.snapshot.chain(of: commune)
            ticket.commune = chain.commune.code
            ticket.departement = OpeningDesk.area(of: chain)
        }
        ticket.assignee = nil
        try desk.write(MessageOrder(text: reason.description, type: .redirection), on: &ticket, met)
        // Those where one works, or all of them for who works in none.
        let grants = desk.caller.grants(of: .agent, .qualifier)
        let own = met.current.filter { target in
            grants.contains { $0.covers(target.unit.description, of: target.organisation.description) }
        }
        try desk.send(ticket, to: units, insteadOf: own.isEmpty ? met.current : own)
        // What waited waits no more.
        var clocks = try desk.clocks(of: ticket)
        clocks.resume(at: desk.now)
        ticket.touch(at: desk.now)
        try desk.save(ticket, was: met, clocks: clocks)
        try desk.record(.redirected, on: ticket)
        try desk.tell(.opened, of: ticket, step: String(ticket.version))
    }
}

extension TicketDesk {
    /// Sends a ticket to units, and away from others.
    fileprivate func send(
        _ ticket: Ticket, to units: [Unit.ID], insteadOf leaving: [MetTicket.TargetUnit]
    ) throws {
        let chain = try snapshot.chain(of: ticket.commune)
        let targets = try RecipientChoice(snapshot: snapshot).targets(units, chain: chain)
        for unit in leaving where !targets.contains(where: { $0.unit == unit.unit }) {
            try connection.run(
                "UPDATE ticketUnit SET leftAt = \(now) WHERE ticket = \(ticket.number) AND unit = \(unit.unit)")
        }
        for target in targets { try UnitPlaces(connection).add(target, to: ticket.number) }
    }
}
