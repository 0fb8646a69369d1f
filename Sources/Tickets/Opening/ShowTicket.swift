import Database
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// The name of a ticket in a path.
struct TicketName: RequestReadable {
    let ticket: Ticket.ID

    init(from request: inout RequestReader) throws(Failure) { ticket = try request.path("ticket") }
}

/// A page of what belongs to a ticket.
struct PageOfTicket: RequestReadable {
    let ticket: Ticket.ID
    let limit: PageLimit
    let cursor: CodeCursor?

    init(from request: inout RequestReader) throws(Failure) {
        ticket = try request.path("ticket")
        limit = try request.pageLimit()
        cursor = try request.query("cursor")
    }
}

/// Shows a ticket as the caller may see it; that they looked at its content is written down.
struct ShowTicket: AuditedQuery {
    static let operation = Operation(.get, "/v1/tickets/{ticket}", id: "showTicket", access: TicketAccess.reading)
    let keeping: TicketKeeping

    func handle(_ input: TicketName, for caller: Caller, in connection: Connection) throws -> Representation {
        let now = keeping.clock.now()
        let met = try StandingTable(connection: connection, territories: keeping.territories, now: now)
            .meet(input.ticket, for: caller)
        var writer = JSONWriter(reserving: 2048)
        try TicketDocument(keeping: keeping, connection: connection, caller: caller, now: now).write(met, to: &writer)
        return Representation(.ok, .json, writer.bytes, version: met.ticket.version)
    }

    func trace(_ input: TicketName, for caller: Caller, in transaction: WriteTransaction) throws {
        let desk = TicketDesk(keeping, for: caller, in: transaction)
        let met = try desk.meet(input.ticket, to: .read)
        guard met.standing.view != .metadata else { return }
        try transaction.journal.append(TicketEvent.read.entry(on: met.ticket, as: "ticketReading"), by: caller)
    }
}
