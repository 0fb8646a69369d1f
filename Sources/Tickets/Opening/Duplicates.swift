import Crypto
import Database
import Kernel

/// Signals another ticket of the same person for the same organisation, without a name.
struct Duplicates {
    let connection: Connection
    let keys: KeyRing?

    /// How far back tickets count, in seconds.
    private static let window: Int64 = 90 * 86_400

    /// The references of other tickets of the same usager sent to one of the same organisations in 90 days.
    ///
    /// - Parameter unit: those that this unit opened alone; all when absent.
    func duplicates(of ticket: Ticket, openedBy unit: String?) throws -> [String] {
        guard ticket.usagerDigest != nil else { return [] }
        let digests = try UsagerTable(connection: connection, keys: keys).digests(of: ticket.number)
        let isOfUnit: SQL = unit.map { "AND other.creatorUnit = \($0)" } ?? ""
        return try connection.all(
            """
            SELECT DISTINCT other.reference FROM ticket AS other
            JOIN ticketUnit AS place ON place.ticket = other.number
            WHERE other.usagerDigest IN (\(each: digests)) AND other.number <> \(ticket.number) AND other.state <> 'draft'
                AND other.createdAt > \(ticket.moments.created.adding(seconds: -Duplicates.window))
                AND place.organisation IN (SELECT organisation FROM ticketUnit WHERE ticket = \(ticket.number))
                \(isOfUnit)
            ORDER BY other.number DESC LIMIT 10
            """
        ) { row in try row[0] }
    }

    /// What the creator is told: of tickets of their own unit only.
    func warnings(of ticket: Ticket, for creator: Ticket.Creator) throws -> [String] {
        try duplicates(of: ticket, openedBy: creator.unit.description).map { "duplicate:\($0)" }
    }
}
