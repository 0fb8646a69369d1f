import Database
import Directory
import Endpoints
import HTTP
import Kernel
import Territories

/// Sends a draft.
struct SubmitTicket: TicketMove {
    static let operation = Operation(
        .post, "/v1/tickets/{ticket}/submit", id: "submitTicket", access: TicketAccess.opening)
    static let action = TicketAction.submit

    init(from request: inout RequestReader) throws(Failure) { _ = try request.json(as: EmptyBody.self) }

    func carryOut(_ met: MetTicket, at desk: TicketDesk) throws { _ = try OpeningDesk(desk: desk).submit(met) }
}

/// Takes a ticket in charge; the first answer's clock goes on until there is an answer, or stops here.
struct TakeTicket: TicketMove {
    static let operation = Operation(
        .post, "/v1/tickets/{ticket}/take", id: "takeTicket", access: TicketAccess.reading)
    static let action = TicketAction.take

    init(from request: inout RequestReader) throws(Failure) { _ = try request.json(as: EmptyBody.self) }

    func carryOut(_ met: MetTicket, at desk: TicketDesk) throws {
        var ticket = met.ticket
        try ticket.move(.take, at: desk.now)
        guard let person = desk.caller.person else { throw Failure(.forbidden) }
        ticket.assignee = Ticket.Named(account: person.account, name: try desk.signature(on: met))
        var clocks = try desk.clocks(of: ticket)
        try desk.noteAnswer(on: &ticket, met, &clocks)
        ticket.touch(at: desk.now)
        try desk.save(ticket, was: met, clocks: clocks)
        try desk.record(.assigned, on: ticket)
    }
}

/// Lets a ticket go that one had taken: it is anybody's of the unit again.
struct ReleaseTicket: TicketMove {
    static let operation = Operation(
        .post, "/v1/tickets/{ticket}/release", id: "releaseTicket", access: TicketAccess.reading)
    static let action = TicketAction.release

    init(from request: inout RequestReader) throws(Failure) { _ = try request.json(as: EmptyBody.self) }

    func carryOut(_ met: MetTicket, at desk: TicketDesk) throws {
        var ticket = met.ticket
        try ticket.move(.release, at: desk.now)
        ticket.assignee = nil
        ticket.touch(at: desk.now)
        try desk.save(ticket, was: met)
        try desk.record(.released, on: ticket)
    }
}

/// Says what is waited for; the clocks stop.
struct WaitTicket: TicketMove {
    static let operation = Operation(
        .post, "/v1/tickets/{ticket}/wait", id: "waitTicket", access: TicketAccess.reading)
    static let action = TicketAction.wait
    private let waiting: Ticket.Waiting

    init(from request: inout RequestReader) throws(Failure) {
        struct Body: Decodable {
            let reason: ShortText
            let until: Day?
        }
        let body = try request.json(as: Body.self)
        waiting = Ticket.Waiting(reason: body.reason.description, until: body.until)
    }

    func carryOut(_ met: MetTicket, at desk: TicketDesk) throws {
        var ticket = met.ticket
        try ticket.move(.wait, at: desk.now)
        if let until = waiting.until, until < ParisTime.day(at: desk.now) {
            throw Failure.invalid("/until", "past", Text(fr: "Ce jour est passé.", en: "This day is over."))
        }
        ticket.waiting = waiting
        var clocks = try desk.clocks(of: ticket)
        clocks.pause(at: desk.now)
        ticket.touch(at: desk.now)
        try desk.save(ticket, was: met, clocks: clocks)
        try desk.record(.waiting, on: ticket)
    }
}

/// Goes on; the clocks run with what was left.
struct ResumeTicket: TicketMove {
    static let operation = Operation(
        .post, "/v1/tickets/{ticket}/resume", id: "resumeTicket", access: TicketAccess.reading)
    static let action = TicketAction.resume

    init(from request: inout RequestReader) throws(Failure) { _ = try request.json(as: EmptyBody.self) }

    func carryOut(_ met: MetTicket, at desk: TicketDesk) throws {
        var ticket = met.ticket
        try ticket.move(.resume, at: desk.now)
        var clocks = try desk.clocks(of: ticket)
        clocks.resume(at: desk.now)
        ticket.touch(at: desk.now)
        try desk.save(ticket, was: met, clocks: clocks)
        try desk.record(.resumed, on: ticket)
    }
}
