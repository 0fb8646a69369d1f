import Database
import Directory
import Endpoints
import HTTP
import Kernel

/// Says that the blockage is gone: any agent of a unit that it was sent to.
struct ResolveTicket: TicketMove {
    static let operation = Operation(
        .post, "/v1/tickets/{ticket}/resolve", id: "resolveTicket", access: TicketAccess.reading)
    static let action = TicketAction.resolve
    private let message: LongText?

    init(from request: inout RequestReader) throws(Failure) {
        struct Body: Decodable { let message: LongText? }
        message = try request.json(as: Body.self).message
    }

    func carryOut(_ met: MetTicket, at desk: TicketDesk) throws {
        var ticket = met.ticket
        try ticket.move(.resolve, at: desk.now)
        ticket.moments.resolved = desk.now
        if let message {
            try desk.write(MessageOrder(text: message.description, type: .resolution), on: &ticket, met)
        }
        var clocks = try desk.clocks(of: ticket)
        try desk.noteAnswer(on: &ticket, met, &clocks)
        clocks.meet([.nextAnswer, .resolution], at: desk.now)
        ticket.touch(at: desk.now)
        try desk.save(ticket, was: met, clocks: clocks)
        try desk.record(.resolved, on: ticket, details: TicketFigures.delays(of: ticket, at: desk.now))
        try desk.tell(.resolved, of: ticket, step: String(ticket.version))
    }
}

/// Ends a ticket, says why, and whether it helped.
struct CloseTicket: TicketMove {
    static let operation = Operation(
        .post, "/v1/tickets/{ticket}/close", id: "closeTicket", access: TicketAccess.reading)
    static let action = TicketAction.close
    private let reason: Ticket.Closure.Reason
    private let usefulness: Ticket.Closure.Usefulness?
    private let comment: ShortText?

    init(from request: inout RequestReader) throws(Failure) {
        struct Body: Decodable {
            let reason: Ticket.Closure.Reason
            let usefulness: Ticket.Closure.Usefulness?
            let comment: ShortText?
        }
        let body = try request.json(as: Body.self)
        (reason, usefulness, comment) = (body.reason, body.usefulness, body.comment)
    }

    func carryOut(_ met: MetTicket, at desk: TicketDesk) throws {
        guard reason != .noAnswer, reason != .inactive else {
            throw Failure.invalid(
                "/reason", "services-own",
                Text(fr: "Ce motif est celui du service lui-même.", en: "This reason is the service's own."))
        }
        let closure = Ticket.Closure(
            reason: reason, usefulness: usefulness, comment: comment?.description, at: desk.now)
        try desk.close(met, closure)
    }
}

/// Opens a ticket again, within thirty days.
struct ReopenTicket: TicketMove {
    static let operation = Operation(
        .post, "/v1/tickets/{ticket}/reopen", id: "reopenTicket", access: TicketAccess.reading)
    static let action = TicketAction.reopen
    private let message: LongText

    init(from request: inout RequestReader) throws(Failure) {
        struct Body: Decodable { let message: LongText }
        message = try request.json(as: Body.self).message
    }

    func carryOut(_ met: MetTicket, at desk: TicketDesk) throws {
        var ticket = met.ticket
        try ticket.move(.reopen, at: desk.now)
        try desk.write(MessageOrder(text: message.description), on: &ticket, met)
        var clocks = try desk.clocks(of: ticket)
        try desk.startClock(.nextAnswer, of: ticket, met.current.map(\.organisation.description), &clocks)
        ticket.touch(at: desk.now)
        try desk.save(ticket, was: met, clocks: clocks)
        try desk.record(.reopened, on: ticket)
        try desk.tell(.reopened, of: ticket, step: String(ticket.version))
    }
}

extension TicketDesk {
    /// Ends a ticket: its clocks stop for good, its usefulness counts.
    func close(_ met: MetTicket, _ closure: Ticket.Closure) throws {
        var ticket = met.ticket
        try ticket.move(.close, at: now)
        ticket.closure = closure
        var clocks = try self.clocks(of: ticket)
        clocks.meet(Set(ClockKind.allCases), at: now)
        ticket.touch(at: now)
        try save(ticket, was: met, clocks: clocks)
        try record(.closed, on: ticket, details: TicketFigures.closure(of: ticket))
        try tell(.closed, of: ticket, step: String(ticket.version))
    }
}
