import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// Lists the tickets that a caller may see, narrowed and searched.
struct ListTickets: Query {
    static let operation = Operation(.get, "/v1/tickets", id: "listTickets", access: TicketAccess.reading)
    let keeping: TicketKeeping

    struct Input: RequestReadable {
        let filter: TicketFilter
        let limit: PageLimit
        let cursor: CodeCursor?

        init(from request: inout RequestReader) throws(Failure) {
            filter = try TicketFilter(from: &request)
            limit = try request.query("limit") ?? .standard
            cursor = try request.query("cursor")
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        let now = keeping.clock.now()
        let perimeters = Perimeter.all(of: caller, keeping.territories)
        let standings = StandingTable(connection: connection, territories: keeping.territories, now: now)
        let document = TicketDocument(keeping: keeping, connection: connection, caller: caller, now: now)
        var writer = JSONWriter(reserving: 16_384)
        writer.beginObject()
        writer.key("items")
        writer.beginArray()
        let found = try self.found(input, perimeters, caller, connection, now)
        for item in found.prefix(input.limit.value) {
            guard let ticket = try TicketTable(connection).find(number: item.number) else { continue }
            let met = try standings.meet(ticket, for: caller)
            guard met.standing.view != nil else { continue }
            // Somebody may be an agent elsewhere and an aidant here: what counts is what they are to this ticket.
            if input.filter.isUnread, try document.unread(met) == 0 { continue }
            try document.writeLine(met, to: &writer)
        }
        writer.endArray()
        let next = try found.count > input.limit.value ? cursor(found[input.limit.value - 1], connection) : nil
        writer.member("next", next)
        writer.endObject()
        var page = Representation(.ok, .json, writer.bytes)
        page.next = next
        return page
    }

    private func found(
        _ input: Input, _ perimeters: [Perimeter], _ caller: Caller, _ connection: Connection, _ now: Timestamp
    ) throws -> [ListingTable.Found] {
        let place = try input.cursor.flatMap { try self.place($0, connection) }
        guard let words = input.filter.words else {
            let table = ListingTable(
                connection: connection, filter: input.filter, perimeters: perimeters,
                account: caller.person?.account, now: now)
            return try table.tickets(after: place, limit: input.limit.value + 1)
        }
        let search = SearchListing(
            connection: connection, filter: input.filter, perimeters: perimeters, account: caller.person?.account)
        return try search.hits(words, before: place?.number, limit: input.limit.value + 1).map {
            ListingTable.Found(number: $0.ticket, dueAt: 0)
        }
    }

    /// A place says the name of the last ticket, and when it is due: numbers stay inside.
    private func cursor(_ found: ListingTable.Found, _ connection: Connection) throws -> String? {
        let id = try connection.value("SELECT id FROM ticket WHERE number = \(found.number)", as: String.self)
        return id.map { CodeCursor(after: "\(found.dueAt) \($0)").description }
    }

    private func place(_ cursor: CodeCursor, _ connection: Connection) throws -> ListingTable.Found? {
        let parts = cursor.code.split(separator: " ")
        guard parts.count == 2, let due = Int64(parts[0]), let id = Ticket.ID(String(parts[1])),
            let number = try connection.value("SELECT number FROM ticket WHERE id = \(id)", as: Int.self)
        else { throw Failure(.invalidParameter) }
        return ListingTable.Found(number: number, dueAt: due)
    }
}
