import Crypto
import Database
import Directory
import Kernel

/// Signals another ticket of the same person for the same organisation, without a name.
struct Duplicates {
    let connection: Connection
    let keys: KeyRing?

    /// How far back tickets count, in seconds.
    private static let window: Int64 = 90 * 86_400

    /// The references of other tickets of an usager sent to one of the same organisations in 90 days.
    ///
    /// - Parameters:
    ///   - number: the ticket that is looked at; none when it is not written yet.
    ///   - organisations: where it goes.
    ///   - moment: when it was made.
    ///   - unit: those that this unit opened alone; all when absent.
    func duplicates(
        of usager: Usager?, besides number: Int?, sentTo organisations: [Organisation.Slug], since moment: Timestamp,
        openedBy unit: Unit.ID? = nil
    ) throws -> [String] {
        guard let usager else { return [] }
        let digests = UsagerTable(connection: connection, keys: keys).digests(of: usager)
        let isOfUnit: SQL = unit.map { "AND other.creatorUnit = \($0)" } ?? ""
        return try connection.all(
            """
            SELECT other.reference FROM ticket AS other
            JOIN ticketUnit AS place ON place.ticket = other.number
            WHERE other.usagerDigest IN (\(each: digests)) AND other.number <> \(number ?? 0)
                AND other.state <> 'draft' AND other.createdAt > \(moment.adding(seconds: -Duplicates.window))
                AND place.organisation IN (\(each: organisations))
                \(isOfUnit)
            GROUP BY other.number ORDER BY other.number DESC LIMIT 10
            """
        ) { row in try row[0] }
    }
}
