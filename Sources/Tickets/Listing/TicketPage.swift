import Database
import Endpoints
import Kernel

/// Pages of the tickets that a caller sees, narrowed and searched.
struct TicketPage {
    let keeping: TicketKeeping
    let filter: TicketFilter
    let caller: Caller
    let connection: Connection
    let now: Timestamp

    /// The tickets after a place, as far as the index knows; who may see each is asked of it when it is met.
    func found(after place: ListingTable.Found?, limit: Int) throws -> [ListingTable.Found] {
        let perimeters = Perimeter.all(
            of: try UnitLineage(connection: connection, now: now).widened(caller), keeping.territories)
        let account = caller.person?.account
        guard let words = filter.words else {
            let table = ListingTable(
                connection: connection, filter: filter, perimeters: perimeters, account: account, now: now)
            return try table.tickets(after: place, limit: limit)
        }
        let search = SearchListing(
            connection: connection, filter: filter, perimeters: perimeters, account: account, now: now)
        return try search.tickets(words, before: place?.number, limit: limit)
    }

    /// Those of them that the caller may see, each as they meet it.
    func met(_ found: some Sequence<ListingTable.Found>) throws -> [(found: ListingTable.Found, met: MetTicket)] {
        let standings = StandingTable(connection: connection, territories: keeping.territories, now: now)
        let document = TicketDocument(keeping: keeping, connection: connection, caller: caller, now: now)
        return try found.compactMap { item in
            guard let ticket = try TicketTable(connection).find(number: item.number) else { return nil }
            let met = try standings.meet(ticket, for: caller)
            guard met.standing.view != nil else { return nil }
            // Somebody may be an agent elsewhere and an aidant here: what counts is what they are to this ticket.
            if filter.isUnread, try document.unread(met) == 0 { return nil }
            return (item, met)
        }
    }
}
