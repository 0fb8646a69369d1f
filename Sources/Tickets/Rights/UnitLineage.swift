import Accounts
import Database
import Kernel

/// The units below those that somebody manages: who manages a unit manages those too, as in the address book.
struct UnitLineage {
    let connection: Connection
    let now: Timestamp

    /// A caller who manages units, with the units below written out among their roles.
    func widened(_ caller: Caller) throws -> Caller {
        guard let person = caller.person, caller.holds(.unitManager) else { return caller }
        var grants = person.grants
        for grant in person.grants where grant.role == .unitManager {
            guard let unit = grant.unit else { continue }
            grants += try below(unit).map {
                Grant(.unitManager, organisation: grant.organisation, unit: $0, zones: grant.zones)
            }
        }
        let widened = Person(
            account: person.account, session: person.session, grants: grants, hasSecondFactor: person.hasSecondFactor)
        return Caller(identity: .person(widened), language: caller.language, request: caller.request)
    }

    /// The units below one, at every depth.
    private func below(_ unit: String) throws -> [String] {
        try connection.all(
            """
            WITH RECURSIVE below (unit) AS (
                SELECT unit FROM unitPeriod
                WHERE parent = \(unit) AND validFrom <= \(now) AND validTo > \(now)
                UNION
                SELECT period.unit FROM unitPeriod AS period JOIN below ON period.parent = below.unit
                WHERE period.validFrom <= \(now) AND period.validTo > \(now)
            )
            SELECT unit FROM below LIMIT 1000
            """
        ) { row in try row[0] }
    }
}
