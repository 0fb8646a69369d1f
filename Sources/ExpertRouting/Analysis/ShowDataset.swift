import Accounts
import Database
import Endpoints
import HTTP
import Kernel

/// The needs and what became of them, for analysis: nobody in it, and nothing by which a company could be known.
struct ShowDataset: Errand {
    static let operation = Operation(
        .get, "/v1/routing/dataset", id: "showRoutingDataset",
        access: .granted(roles: [.administrator], scopes: [.routingDataset]), produces: .csv)
    let desk: RoutingDesk

    /// Places with fewer needs in a month are not named: one could be known by it.
    private static let fewest = 5

    struct Input: RequestReadable {
        let from: Day?
        let to: Day?
        init(from request: inout RequestReader) throws(Failure) {
            from = try request.query("from")
            to = try request.query("to")
        }
    }

    func handle(_ input: Input, for caller: Caller, on worker: Worker) throws -> Representation {
        let from = input.from.map { ParisTime.start(of: $0) } ?? Timestamp(milliseconds: 0)!
        let to = input.to.map { ParisTime.start(of: $0) } ?? Period.endOfCalendar
        var text = Self.header
        try worker.read { connection in
            try connection.stream(
                """
                WITH base AS (
                    SELECT need.id, substr(need.createdAt, 1, 7) AS month, need.subject, need.region,
                        need.departement, need.channel, need.state, need.outcome, need.isRequalified, need.reason,
                        json_extract(need.company, '$.naf') AS naf,
                        json_extract(need.company, '$.headcountBand') AS band,
                        (julianday(need.takenAt) - julianday(need.routedAt)) AS days,
                        count(*) OVER (PARTITION BY substr(need.createdAt, 1, 7), need.departement) AS neighbours
                    FROM need WHERE need.createdAt >= \(from) AND need.createdAt < \(to) AND need.state <> 'received')
                SELECT month, base.subject, coalesce(region, ''),
                    CASE WHEN neighbours >= \(Self.fewest) THEN coalesce(departement, '') ELSE '' END,
                    coalesce(substr(naf, 1, 2), ''), coalesce(band, ''), channel, state, base.outcome,
                    (SELECT count(*) FROM needMatch WHERE need = base.id AND status <> 'removed'),
                    coalesce(printf('%.1f', days), ''), isRequalified, coalesce(reason, ''),
                    coalesce(CAST(satisfaction.contacted AS TEXT), ''),
                    coalesce(CAST(satisfaction.useful AS TEXT), '')
                FROM base LEFT JOIN needSatisfaction AS satisfaction ON satisfaction.need = base.id
                ORDER BY month, base.subject, region, channel, state, base.outcome, 4, 5, 6, 10, 11, 12, 13, 14, 15
                LIMIT 200000
                """
            ) { row in
                var values: [String] = []
                for place in 0..<15 {
                    if let words = try? (row[place] as String) {
                        values.append(words)
                    } else {
                        let number: Int = try row[place]
                        values.append(String(number))
                    }
                }
                text += CSVLine.text(values)
            }
        }
        return Representation(.ok, .csv, Array(text.utf8))
    }

    private static let header =
        "month,subject,region,departement,nafDivision,headcountBand,channel,state,outcome,matches,daysUntilTaken,"
        + "requalified,reason,contacted,useful\r\n"
}
