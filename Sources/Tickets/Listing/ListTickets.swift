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
            limit = try request.pageLimit()
            cursor = try request.query("cursor")
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        let now = keeping.clock.now()
        let page = TicketPage(
            keeping: keeping, filter: input.filter, caller: caller, connection: connection, now: now)
        let place = try input.cursor.flatMap { try self.place($0, connection) }
        let found = try page.found(after: place, limit: input.limit.value + 1)
        guard !input.limit.isCounting else { return .counted(found.count) }
        let document = TicketDocument(keeping: keeping, connection: connection, caller: caller, now: now)
        var writer = JSONWriter(reserving: 16_384)
        writer.beginObject()
        writer.key("items")
        writer.beginArray()
        for (item, met) in try page.met(found.prefix(input.limit.value)) {
            try document.writeLine(met, found: snippet(item, met, input.filter, connection), to: &writer)
        }
        writer.endArray()
        let next = try found.count > input.limit.value ? cursor(found[input.limit.value - 1], connection) : nil
        writer.member("next", next)
        writer.endObject()
        var answer = Representation(.ok, .json, writer.bytes)
        answer.next = next
        return answer
    }

    /// What stands around the words in the message in which they were found, to who may read that message.
    private func snippet(
        _ item: ListingTable.Found, _ met: MetTicket, _ filter: TicketFilter, _ connection: Connection
    ) throws -> String? {
        guard let words = filter.words, let number = item.message, met.standing.view == .full,
            let message = try MessageTable(connection).message(number & Message.lastPlace, of: item.number),
            !message.isNote || met.standing.isAgentSide
        else { return nil }
        return Snippet(words, in: message.text).text
    }

    /// A place says the name of the last ticket, and the time that puts it in order: numbers stay inside.
    private func cursor(_ found: ListingTable.Found, _ connection: Connection) throws -> String? {
        let id = try connection.value("SELECT id FROM ticket WHERE number = \(found.number)", as: String.self)
        return id.map { CodeCursor(after: "\(found.moment) \($0)").description }
    }

    private func place(_ cursor: CodeCursor, _ connection: Connection) throws -> ListingTable.Found? {
        let parts = cursor.code.split(separator: " ")
        guard parts.count == 2, let moment = Int64(parts[0]), let id = Ticket.ID(String(parts[1])),
            let number = try connection.value("SELECT number FROM ticket WHERE id = \(id)", as: Int.self)
        else { throw Failure(.invalidParameter) }
        return ListingTable.Found(number: number, moment: moment)
    }
}
