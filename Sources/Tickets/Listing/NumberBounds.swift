import Database
import Kernel

/// Between which numbers the tickets of some days are: numbers are given in the order of time.
struct NumberBounds {
    /// The first that is inside.
    let first: Int
    /// The first that is outside.
    let end: Int

    /// The bounds of a filter's days, in Paris.
    init(_ filter: TicketFilter, in connection: Connection) throws {
        // Names are made in the order of time too.
        func number(_ day: Day) throws -> Int {
            let name = Identifier<Ticket>(at: ParisTime.start(of: day)).description.prefix(13)
            return try connection.value(
                "SELECT number FROM ticket WHERE id >= \(String(name)) ORDER BY id LIMIT 1", as: Int.self)
                ?? NumberBounds.last
        }
        first = try filter.from.map(number) ?? 0
        let next = filter.until.flatMap { Day(daysSinceEpoch: $0.daysSinceEpoch + 1) }
        end = try next.map(number) ?? NumberBounds.last
    }

    /// More than any ticket has: so that messages, numbered by tickets, stay in range too.
    private static let last = Int.max >> 12
}
