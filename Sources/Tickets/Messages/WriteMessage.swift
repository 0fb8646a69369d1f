import Attachments
import Database
import Directory
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// Writes on a ticket, to all participants or among agents.
struct WriteMessage: Command {
    static let operation = Operation(
        .post, "/v1/tickets/{ticket}/messages", id: "writeTicketMessage", access: TicketAccess.reading)
    let keeping: TicketKeeping

    struct Input: RequestReadable {
        let ticket: Ticket.ID
        let body: Body

        struct Body: Decodable, Sendable {
            let text: LongText
            let visibility: Visibility?
            let type: Message.Kind?
            let repliesTo: Identifier<Message>?
            let attachments: [Attachment.ID]?
            /// Whether a resolved ticket goes on; only agents have to say so.
            let reopens: Bool?

            enum Visibility: String, Decodable, Sendable { case participants, agents }
        }

        init(from request: inout RequestReader) throws(Failure) {
            ticket = try request.path("ticket")
            body = try request.json(as: Body.self)
            guard [nil, .message, .documentsRequested].contains(body.type) else {
                throw Failure.invalid(
                    "/type", "not-written",
                    Text(fr: "Ce type vient d'une transition.", en: "This type comes from a transition."))
            }
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let desk = TicketDesk(keeping, for: caller, in: transaction)
        let isNote = input.body.visibility == .agents
        let met = try desk.meet(input.ticket, to: isNote ? .note : .message)
        var order = MessageOrder(text: input.body.text.description)
        order.isNote = isNote
        order.type = input.body.type ?? .message
        order.attachments = input.body.attachments ?? []
        if let answered = input.body.repliesTo { order.repliesTo = try place(of: answered, met, desk.connection) }
        let message = try isNote ? note(order, met, desk) : write(order, met, desk, input.body.reopens == true)
        var writer = JSONWriter(reserving: 512)
        try MessageDocument(
            connection: desk.connection, isAgentSide: met.standing.isAgentSide,
            veil: Veil(isDrawn: false, language: caller.language), ticket: met.ticket,
            reader: caller.person?.account, now: desk.now
        ).write(message, to: &writer)
        var answer = Representation(.created, .json, writer.bytes)
        answer.fields.append(.location, "/v1/tickets/\(met.ticket.id)/messages")
        return answer
    }

    /// A note changes nothing that aidants see: neither state nor version nor any count of theirs.
    private func note(_ order: MessageOrder, _ met: MetTicket, _ desk: TicketDesk) throws -> Message {
        var ticket = met.ticket
        try ticket.move(.note, at: desk.now)
        let message = try desk.write(order, on: &ticket, met)
        try desk.save(ticket, was: met)
        try desk.transaction.journal.append(
            TicketEvent.noted.entry(on: ticket, as: "ticketNote"), by: desk.caller)
        try desk.tell(.note, of: ticket, step: String(message.place))
        return message
    }

    private func write(
        _ order: MessageOrder, _ met: MetTicket, _ desk: TicketDesk, _ reopens: Bool
    ) throws -> Message {
        var ticket = met.ticket
        let before = ticket.state
        let isAgent = met.standing.isAgentSide
        try ticket.move(
            isAgent ? (reopens ? .agentMessageThatReopens : .agentMessage) : .aidantMessage, at: desk.now)
        let message = try desk.write(order, on: &ticket, met)
        var clocks = try desk.clocks(of: ticket)
        let organisations = met.current.map(\.organisation.description)
        if isAgent {
            try desk.noteAnswer(on: &ticket, met, &clocks)
        } else if before == .resolved {
            try desk.startClock(.nextAnswer, of: ticket, organisations, &clocks)
        }
        ticket.touch(at: desk.now)
        try desk.save(ticket, was: met, clocks: clocks)
        try desk.record(.answered, on: ticket)
        try desk.tell(.message, of: ticket, step: String(message.place))
        return message
    }

    /// The place of a message that the writer can see.
    private func place(of id: Identifier<Message>, _ met: MetTicket, _ connection: Connection) throws -> Int {
        guard let answered = try MessageTable(connection).message(id, of: met.ticket.number),
            met.standing.isAgentSide || !answered.isNote
        else {
            throw Failure.invalid("/repliesTo", "unknown", Text(fr: "Message inconnu.", en: "Unknown message."))
        }
        return answered.place
    }
}
