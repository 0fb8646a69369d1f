import Attachments
import Database
import Directory
import Journal
import Kernel

/// What somebody writes on a ticket.
struct MessageOrder: Sendable {
    let text: String
    var type = Message.Kind.message
    /// Whether only agents read it.
    var isNote = false
    var repliesTo: Int?
    var attachments: [Attachment.ID] = []
}

extension TicketDesk {
    /// Adds a message to a ticket that is about to be saved.
    ///
    /// - Returns: the message as it is kept.
    @discardableResult
    func write(_ order: MessageOrder, on ticket: inout Ticket, _ met: MetTicket) throws -> Message {
        guard ticket.lastPlace < Message.lastPlace else { throw Failure(.tooManyMessages) }
        ticket.lastPlace += 1
        if !order.isNote { ticket.lastOpenPlace += 1 }
        let message = Message(
            number: Message.number(ticket.lastPlace, of: ticket.number), id: transaction.identifier(),
            openPlace: order.isNote ? nil : ticket.lastOpenPlace, type: order.type, author: caller.person?.account,
            authorName: try signature(on: met), isByAgent: met.standing.isAgentSide, text: order.text,
            repliesTo: order.repliesTo, createdAt: now, correctedAt: nil)
        try MessageTable(connection).insert(message)
        // For those who find the ticket now; if that changes with this very change, saving it moves all its words.
        SearchTable(transaction).insert(
            SearchTable.Entry(number: message.number, text: message.text, isNote: order.isNote), for: ticket.audience)
        for file in order.attachments {
            try transaction.attachments.attach(file, to: .message(message.place, of: ticket.id), by: caller)
        }
        if !order.isNote, let account = caller.person?.account, met.standing.isAgentSide {
            try ParticipantTable(connection).show(account, in: ticket.number)
        }
        return message
    }

    /// An agent has answered all participants: the first answer is there, and the next one is waited for.
    func noteAnswer(on ticket: inout Ticket, _ met: MetTicket, _ clocks: inout TicketClocks) throws {
        guard met.standing.isAgentSide else { return }
        if ticket.moments.firstAnswered == nil { ticket.moments.firstAnswered = now }
        ticket.moments.lastAnswered = now
        clocks.meet([.firstAnswer, .nextAnswer], at: now)
        guard ticket.state.isOpen, ticket.state != .resolved else { return }
        try startClock(.nextAnswer, of: ticket, met.current.map(\.organisation.description), &clocks)
        if ticket.state == .waiting { clocks.pause(at: now) }
    }

    /// Begins a clock with the delay that counts for the ticket.
    func startClock(
        _ kind: ClockKind, of ticket: Ticket, _ organisations: [String], _ clocks: inout TicketClocks
    ) throws {
        clocks.start(
            kind,
            businessDays: try ClockTable(connection).businessDays(for: ticket, organisations: organisations)[kind],
            at: now)
    }

    /// The clocks of a ticket.
    func clocks(of ticket: Ticket) throws -> TicketClocks {
        TicketClocks(try ClockTable(connection).clocks(of: ticket.number), of: ticket.departement)
    }
}
