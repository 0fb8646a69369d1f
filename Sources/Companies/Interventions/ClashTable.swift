import Database
import Journal
import Kernel
import Territories

/// Two services that plan to go to the same place within thirty days: both are told which service, in which month, for what
/// kind of thing; never anything of what is secret.
struct ClashTable {
    private let transaction: WriteTransaction
    private var connection: Connection { transaction.connection }

    init(_ transaction: WriteTransaction) { self.transaction = transaction }

    private static let days = 30

    /// Looks for plans of others near one, and tells of those that were not told yet.
    func notice(_ intervention: Intervention, by caller: Caller) throws {
        guard case .planned(let day) = intervention.details.state, intervention.details.confidentiality != .secret,
            let siret = intervention.place.siret,
            let first = Day(daysSinceEpoch: day.daysSinceEpoch - ClashTable.days),
            let last = Day(daysSinceEpoch: day.daysSinceEpoch + ClashTable.days)
        else { return }
        let others = try connection.all(
            """
            SELECT * FROM intervention
            WHERE siret = \(siret.stored) AND companyGroup <> \(intervention.group) AND state = 'planned'
                AND confidentiality <> 'secret' AND day BETWEEN \(first) AND \(last)
            LIMIT 50
            """, as: Intervention.init)
        for other in others {
            let pair = [intervention.id, other.id].sorted()
            let isNew =
                try connection.run(
                    """
                    INSERT OR IGNORE INTO clash (first, second, noticedAt)
                    VALUES (\(pair[0]), \(pair[1]), \(transaction.now))
                    """) == 1
            guard isNew else { continue }
            let groups = try [intervention, other].compactMap { try GroupTable(connection).find($0.group) }
            try transaction.journal.append(
                Event(
                    "company-clash-noticed",
                    on: ObjectName(type: "establishment", id: siret.description),
                    audience: Set(groups.map { Audience(organisation: $0.organisation) })), by: caller)
        }
    }

    /// The interventions that clash with one, while both are planned and neither is secret.
    static func others(of intervention: Intervention, in connection: Connection) throws -> [Intervention] {
        guard case .planned = intervention.details.state, intervention.details.confidentiality != .secret else {
            return []
        }
        return try connection.all(
            """
            SELECT intervention.* FROM clash
            JOIN intervention ON intervention.id = CASE WHEN first = \(intervention.id) THEN second ELSE first END
            WHERE (first = \(intervention.id) OR second = \(intervention.id)) AND state = 'planned'
                AND confidentiality <> 'secret'
            ORDER BY intervention.id LIMIT 50
            """, as: Intervention.init)
    }
}
