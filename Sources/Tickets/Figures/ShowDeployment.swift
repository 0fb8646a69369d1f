import Accounts
import Database
import Directory
import Endpoints
import HTTP
import JSON
import Kernel

/// Where the network stands: how many agents each organisation has for each departement, and how many France Services points
/// have at least two aidants.
struct ShowDeployment: Errand {
    static let operation = Operation(
        .get, "/v1/tickets/deployment", id: "showTicketDeployment",
        access: .granted(
            roles: [.administrator, .observer, .organisationManager, .territoryManager, .unitManager]))

    func handle(_ input: NoInput, for caller: Caller, on worker: Worker) throws -> Representation {
        try worker.read { connection in
            let now = worker.now
            let agents = try connection.all(
                """
                SELECT substr(zone, 13), unitZone.organisation, count(DISTINCT membership.account)
                FROM unitZone JOIN membership ON membership.unit = unitZone.unit
                JOIN account ON account.id = membership.account
                WHERE zone LIKE 'departement:%' AND validFrom <= \(now) AND validTo > \(now)
                    AND membership.role = 'agent' AND account.state IN ('invited', 'active')
                GROUP BY 1, 2 ORDER BY 1, 2
                """
            ) { row -> (area: String, organisation: String, agents: Int) in (try row[0], try row[1], try row[2]) }
            let points = try connection.all(
                """
                SELECT substr(commune, 1, iif(commune LIKE '97%', 3, 2)), count(*), sum(aidants >= 2) FROM (
                    SELECT period.commune AS commune, (
                        SELECT count(DISTINCT account) FROM membership
                        WHERE membership.unit = period.unit AND role = 'aidant') AS aidants
                    FROM unitPeriod AS period
                    WHERE network = 'franceServices' AND validFrom <= \(now) AND validTo > \(now)
                        AND commune IS NOT NULL)
                GROUP BY 1 ORDER BY 1
                """
            ) { row -> (area: String, points: Int, equipped: Int) in (try row[0], try row[1], try row[2]) }
            var writer = JSONWriter(reserving: 4096)
            writer.beginObject()
            writer.list("items", agents) { cell, writer in
                writer.beginObject()
                writer.member("departement", cell.area)
                writer.member("organisation", cell.organisation)
                writer.member("agents", cell.agents)
                writer.endObject()
            }
            writer.list("franceServices", points) { row, writer in
                writer.beginObject()
                writer.member("departement", row.area)
                writer.member("points", row.points)
                writer.member("equipped", row.equipped)
                writer.endObject()
            }
            writer.key("next")
            writer.null()
            writer.endObject()
            return Representation(.ok, .json, writer.bytes)
        }
    }
}
