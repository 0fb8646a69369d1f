import Attachments
import Database
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// Shows what was written on a ticket, as far as the caller may read it; how far they have read is noted, once they were let
/// read.
struct ListMessages: AuditedQuery {
    static let operation = Operation(
        .get, "/v1/tickets/{ticket}/messages", id: "listTicketMessages", access: TicketAccess.reading)
    let keeping: TicketKeeping

    func handle(_ input: PageOfTicket, for caller: Caller, in connection: Connection) throws -> Representation {
        let now = keeping.clock.now()
        let met = try StandingTable(connection: connection, territories: keeping.territories, now: now)
            .meet(input.ticket, for: caller)
        try met.demand(.readMessages)
        let page = try self.page(input, met, connection)
        let veil = Veil(isDrawn: met.standing.view == .anonymised, language: caller.language)
        let document = MessageDocument(
            connection: connection, isAgentSide: met.standing.isAgentSide, veil: veil, ticket: met.ticket,
            reader: caller.person?.account, now: now)
        let next = page.hasMore ? page.shown.last.map { CodeCursor(after: $0.id.description).description } : nil
        return try .list(page.shown, next: next) { try document.write($0, to: &$1) }
    }

    func trace(_ input: PageOfTicket, for caller: Caller, in transaction: WriteTransaction) throws {
        guard let account = caller.person?.account else { return }
        let desk = TicketDesk(keeping, for: caller, in: transaction)
        let met = try desk.meet(input.ticket, to: .readMessages)
        guard met.standing.view == .full, let last = try page(input, met, transaction.connection).shown.last else {
            return
        }
        try ReadingTable(transaction.connection).note(
            ReadingTable.Reading(
                account: account, name: try desk.signature(on: met), isAgentSide: met.standing.isAgentSide,
                at: transaction.now), place: last.place, in: met.ticket.number)
        try transaction.journal.append(TicketEvent.read.entry(on: met.ticket, as: "ticketReading"), by: caller)
    }

    private func page(
        _ input: PageOfTicket, _ met: MetTicket, _ connection: Connection
    ) throws -> (shown: ArraySlice<Message>, hasMore: Bool) {
        let table = MessageTable(connection)
        var place = 0
        if let cursor = input.cursor {
            guard let id = Identifier<Message>(cursor.code), let last = try table.message(id, of: met.ticket.number)
            else { throw Failure(.notFound) }
            place = last.place
        }
        let messages = try table.messages(
            of: met.ticket.number, after: place, withNotes: met.standing.isAgentSide, limit: input.limit.value + 1)
        return (messages.prefix(input.limit.value), messages.count > input.limit.value)
    }
}
