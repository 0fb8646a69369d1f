import Accounts
import Database
import Directory
import Endpoints
import Kernel

/// Which needs a caller follows, as a condition on the table of needs.
struct NeedPerimeter {
    let condition: SQL

    init(of caller: Caller, _ desk: RoutingDesk, at now: Timestamp, in connection: Connection) throws {
        if let partner = caller.partner {
            condition = "need.partner = \(partner.organisation)"
            return
        }
        guard let person = caller.person else {
            condition = "0"
            return
        }
        if caller.isServiceAdministrator {
            condition = "1"
            return
        }
        let teams = try NeedSight.teams(of: person, in: connection).sorted()
        var units = person.grants.filter { $0.role == .routingExpert }.compactMap(\.unit)
        for unit in person.grants.filter({ $0.role == .unitManager }).compactMap(\.unit) {
            units += try NeedPerimeter.unitsBelow(unit, at: now, in: connection)
        }
        let organisations = person.grants.filter { $0.role == .organisationManager && $0.unit == nil }
            .compactMap(\.organisation)
        condition = """
            need.id IN (
                SELECT id FROM need AS own WHERE own.openedBy = \(person.account)
                UNION SELECT need FROM needMatch WHERE expert IN (\(each: teams)) AND status <> 'removed'
                UNION SELECT need FROM needMatch WHERE unit IN (\(each: units)) AND status <> 'removed'
                UNION SELECT need FROM needMatch WHERE organisation IN (\(each: organisations))
                    AND status <> 'removed')
            """
    }

    /// A unit and all below it.
    static func unitsBelow(_ unit: String, at now: Timestamp, in connection: Connection) throws -> [String] {
        try connection.all(
            """
            WITH RECURSIVE below (id, depth) AS (
                SELECT \(unit), 0
                UNION SELECT period.unit, depth + 1 FROM unitPeriod AS period JOIN below ON period.parent = below.id
                WHERE validFrom <= \(now) AND validTo > \(now) AND depth < 10)
            SELECT id FROM below
            """
        ) { row in try row[0] }
    }
}
