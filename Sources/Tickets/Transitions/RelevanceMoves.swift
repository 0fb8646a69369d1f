import Database
import Endpoints
import HTTP
import Kernel

/// Says that the usual way would have done, and which it is; it can be taken back.
struct DeclareIrrelevant: TicketMove {
    static let operation = Operation(
        .post, "/v1/tickets/{ticket}/declare-irrelevant", id: "declareTicketIrrelevant", access: TicketAccess.reading)
    static let action = TicketAction.declareIrrelevant
    private let knownAnswer: Identifier<KnownAnswer>?
    private let message: LongText

    init(from request: inout RequestReader) throws(Failure) {
        struct Body: Decodable {
            let knownAnswer: Identifier<KnownAnswer>?
            let message: LongText
        }
        let body = try request.json(as: Body.self)
        (knownAnswer, message) = (body.knownAnswer, body.message)
    }

    func carryOut(_ met: MetTicket, at desk: TicketDesk) throws {
        var ticket = met.ticket
        try ticket.move(.declareIrrelevant, at: desk.now)
        if let knownAnswer, try KnownAnswerTable(desk.connection).find(knownAnswer) == nil {
            throw Failure.invalid("/knownAnswer", "unknown", Text(fr: "Fiche inconnue.", en: "Unknown answer."))
        }
        ticket.isRelevant = false
        ticket.knownAnswer = knownAnswer
        try desk.write(MessageOrder(text: message.description, type: .irrelevance), on: &ticket, met)
        var clocks = try desk.clocks(of: ticket)
        try desk.noteAnswer(on: &ticket, met, &clocks)
        ticket.touch(at: desk.now)
        try desk.save(ticket, was: met, clocks: clocks)
        try desk.record(.declaredIrrelevant, on: ticket)
        try desk.tell(.message, of: ticket, step: String(ticket.lastPlace))
    }
}

/// Takes it back.
struct DeclareRelevant: TicketMove {
    static let operation = Operation(
        .post, "/v1/tickets/{ticket}/declare-relevant", id: "declareTicketRelevant", access: TicketAccess.reading)
    static let action = TicketAction.declareRelevant

    init(from request: inout RequestReader) throws(Failure) { _ = try request.json(as: EmptyBody.self) }

    func carryOut(_ met: MetTicket, at desk: TicketDesk) throws {
        var ticket = met.ticket
        try ticket.move(.declareRelevant, at: desk.now)
        ticket.isRelevant = true
        ticket.knownAnswer = nil
        ticket.touch(at: desk.now)
        try desk.save(ticket, was: met)
        try desk.record(.declaredRelevant, on: ticket)
    }
}
