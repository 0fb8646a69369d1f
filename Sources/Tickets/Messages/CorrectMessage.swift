import Database
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// Corrects what one wrote less than fifteen minutes ago; what it was is kept.
struct CorrectMessage: Command {
    static let operation = Operation(
        .patch, "/v1/tickets/{ticket}/messages/{message}", id: "correctTicketMessage", access: TicketAccess.reading)
    static let repetition = Repetition.notKept
    let keeping: TicketKeeping

    struct Input: RequestReadable {
        let ticket: Ticket.ID
        let message: Identifier<Message>
        let precondition: Precondition
        let text: LongText

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable { let text: LongText }
            ticket = try request.path("ticket")
            message = try request.path("message")
            precondition = try request.precondition()
            text = try request.json(as: Body.self).text
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let desk = TicketDesk(keeping, for: caller, in: transaction)
        let met = try desk.meet(input.ticket, to: .readMessages, seen: input.precondition)
        let table = MessageTable(desk.connection)
        guard let message = try table.message(input.message, of: met.ticket.number),
            met.standing.isAgentSide || !message.isNote
        else { throw Failure(.notFound) }
        guard let account = caller.person?.account, message.author == account else { throw Failure(.forbidden) }
        guard desk.now < message.createdAt.adding(seconds: MessageDocument.correctionTime) else {
            throw Failure(.correctionTooLate)
        }
        guard met.ticket.moments.anonymised == nil else { throw Failure(.ticketAnonymised) }
        let search = SearchTable(transaction)
        let audience = met.ticket.audience
        search.remove(.init(number: message.number, text: message.text, isNote: message.isNote), for: audience)
        try table.correct(message, input.text.description, at: desk.now)
        search.insert(
            .init(number: message.number, text: input.text.description, isNote: message.isNote), for: audience)
        if message.isNote {
            try transaction.journal.append(
                TicketEvent.corrected.entry(on: met.ticket, as: "ticketNote"), by: caller)
        } else {
            try desk.record(.corrected, on: met.ticket)
        }
        guard let corrected = try table.message(message.place, of: met.ticket.number) else { throw Failure(.notFound) }
        var writer = JSONWriter(reserving: 512)
        try MessageDocument(
            connection: desk.connection, isAgentSide: met.standing.isAgentSide,
            veil: Veil(isDrawn: false, language: caller.language), ticket: met.ticket, reader: account,
            now: desk.now
        ).write(corrected, to: &writer)
        return Representation(.ok, .json, writer.bytes)
    }
}
