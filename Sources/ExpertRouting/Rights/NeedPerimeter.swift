import Accounts
import Database
import Directory
import Endpoints
import Kernel

/// Which needs a caller follows, as a condition on the table of needs.
struct NeedPerimeter {
    let condition: SQL

    /// What a caller follows; with a status, only needs with a match of theirs that has it.
    init(
        of caller: Caller, with status: MatchStatus? = nil, _ desk: RoutingDesk, at now: Timestamp,
        in connection: Connection
    ) throws {
        let isAnswered: SQL = status.map { "status = \($0)" } ?? "status <> 'removed'"
        let anyMatch: SQL =
            status == nil ? "" : "AND EXISTS (SELECT 1 FROM needMatch WHERE need = need.id AND \(isAnswered))"
        if let partner = caller.partner {
            condition = "need.partner = \(partner.organisation) \(anyMatch)"
            return
        }
        guard let person = caller.person else {
            condition = "0"
            return
        }
        if caller.isServiceAdministrator {
            condition = "1 \(anyMatch)"
            return
        }
        let teams = try NeedSight.teams(of: person, in: connection).sorted()
        var units = person.grants.filter { $0.role == .routingExpert }.compactMap(\.unit)
        for unit in person.grants.filter({ $0.role == .unitManager }).compactMap(\.unit) {
            units += try NeedPerimeter.unitsBelow(unit, at: now, in: connection)
        }
        let organisations = person.grants.filter { $0.role == .organisationManager && $0.unit == nil }
            .compactMap(\.organisation)
        let isOpener: SQL =
            status == nil ? "SELECT id FROM need AS own WHERE own.openedBy = \(person.account) UNION" : ""
        condition = """
            need.id IN (
                \(isOpener)
                SELECT need FROM needMatch WHERE \(MatchTable.isOf(teams)) AND \(isAnswered)
                UNION SELECT need FROM needMatch
                    WHERE (organisation, unit) IN (SELECT organisation, id FROM unit WHERE id IN (\(each: units)))
                        AND \(isAnswered)
                UNION SELECT need FROM needMatch WHERE organisation IN (\(each: organisations))
                    AND \(isAnswered))
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
