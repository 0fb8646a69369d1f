import Database
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// What happened to a ticket, the latest first; what happened among agents is shown to agents.
struct ShowTicketHistory: Query {
    static let operation = Operation(
        .get, "/v1/tickets/{ticket}/history", id: "showTicketHistory", access: TicketAccess.reading)
    let keeping: TicketKeeping

    func handle(_ input: PageOfTicket, for caller: Caller, in connection: Connection) throws -> Representation {
        let met = try StandingTable(
            connection: connection, territories: keeping.territories, now: keeping.clock.now()
        ).meet(input.ticket, for: caller)
        try met.demand(.readHistory)
        let limit = input.limit.value
        let table = JournalTable(connection)
        let before = input.cursor.flatMap { Int($0.code) }
        var entries = try table.history(
            of: ObjectName("ticket", met.ticket.id), before: before, limit: limit + 1)
        if met.standing.isAgentSide {
            entries += try table.history(of: ObjectName("ticketNote", met.ticket.id), before: before, limit: limit + 1)
            entries.sort { $0.number > $1.number }
        }
        let showsAuthors = met.standing.view == .full
        return .page(entries, limit: input.limit, cursor: { CodeCursor(after: String($0.number)).description }) {
            entry, writer in
            writer.beginObject()
            writer.member("at", entry.at)
            writer.member("event", entry.code)
            writer.member("version", entry.version)
            writer.member("author", showsAuthors ? entry.author?.account : nil)
            writer.endObject()
        }
    }
}

extension Author {
    /// The name of the account, when it is one.
    fileprivate var account: String? { if case .account(let id) = self { id } else { nil } }
}
