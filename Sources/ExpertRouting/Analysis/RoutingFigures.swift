import Database
import JSON
import Kernel

/// The figures of the needs of a time.
struct RoutingFigures {
    private var counts: [(String, Int)] = []
    private var shares: [(String, Double?)] = []
    private var delays: [Double] = []
    private var reasons: [(String, Int)] = []
    private var coverage: (day: String, shares: [CoverageMeasure.Share])?
    private var organisations: [(name: String, asked: Int, answered: Int, taken: Int, helped: Int)] = []

    init(from: Timestamp, to: Timestamp, _ desk: RoutingDesk, in connection: Connection) throws {
        var (opened, routed, automatic, taken, inFive) = (0, 0, 0, 0, 0)
        var (exchanged, helped, abandoned, requalified) = (0, 0, 0, 0)
        var delays: [Double] = []
        let table = NeedTable(connection)
        var last: Identifier<Need>?
        while true {
            let needs = try table.latest(
                1000, before: last, where: "createdAt >= \(from) AND createdAt < \(to) AND state <> 'received'")
            for need in needs {
                opened += 1
                requalified += need.isRequalified ? 1 : 0
                abandoned += need.state == .abandoned ? 1 : 0
                guard let routedAt = need.routedAt else { continue }
                routed += 1
                automatic += routedAt == need.createdAt ? 1 : 0
                helped += need.outcome == .helped ? 1 : 0
                exchanged += [.helped, .noHelpAvailable].contains(need.outcome) ? 1 : 0
                guard let takenAt = need.takenAt else { continue }
                taken += 1
                let days = Double(desk.calendar.workedSeconds(from: routedAt, to: takenAt, for: need)) / 86_400
                inFive += days <= desk.calendar.daysToTake ? 1 : 0
                delays.append(days)
            }
            last = needs.last?.id
            if needs.count < 1000 { break }
        }
        self.delays = delays.sorted()
        counts = [
            ("opened", opened), ("routed", routed), ("taken", taken), ("helped", helped), ("abandoned", abandoned),
            ("requalified", requalified),
        ]
        func share(_ part: Int, of whole: Int) -> Double? {
            whole == 0 ? nil : (Double(part) / Double(whole) * 1000).rounded() / 1000
        }
        shares = [
            ("routedAutomatically", share(automatic, of: opened)), ("takenInFiveDays", share(inFive, of: routed)),
            ("exchanged", share(exchanged, of: routed)), ("helped", share(helped, of: routed)),
            ("abandoned", share(abandoned, of: opened)), ("requalified", share(requalified, of: opened)),
            ("noMatch", share(opened - routed, of: opened)),
        ]
        coverage = try CoverageMeasure.latest(in: connection)
        try readReasons(from, to, connection)
        try readOrganisations(from, to, connection)
        try readSatisfaction(from, to, connection)
    }

    private mutating func readReasons(_ from: Timestamp, _ to: Timestamp, _ connection: Connection) throws {
        reasons = try connection.all(
            """
            SELECT reason, count(*) FROM need
            WHERE createdAt >= \(from) AND createdAt < \(to) AND state = 'review' AND reason IS NOT NULL
            GROUP BY reason ORDER BY reason
            """
        ) { row in (try row[0], try row[1]) }
    }

    private mutating func readOrganisations(_ from: Timestamp, _ to: Timestamp, _ connection: Connection) throws {
        organisations = try connection.all(
            """
            SELECT needMatch.organisation, count(*), sum(needMatch.status <> 'pending'),
                sum(needMatch.takenAt IS NOT NULL), sum(needMatch.status = 'helped')
            FROM need JOIN needMatch ON needMatch.need = need.id
            WHERE need.createdAt >= \(from) AND need.createdAt < \(to) AND needMatch.status <> 'removed'
            GROUP BY needMatch.organisation ORDER BY needMatch.organisation
            """
        ) { row in (try row[0], try row[1], try row[2], try row[3], try row[4]) }
    }

    private mutating func readSatisfaction(_ from: Timestamp, _ to: Timestamp, _ connection: Connection) throws {
        let means: (Double?, Double?)? = try connection.first(
            """
            SELECT avg(contacted), avg(useful) FROM needSatisfaction JOIN need ON need.id = needSatisfaction.need
            WHERE need.createdAt >= \(from) AND need.createdAt < \(to)
            """
        ) { row in (try row[0], try row[1]) }
        shares += [("satisfactionContacted", means?.0), ("satisfactionUseful", means?.1)]
    }

    /// The value below which a share of the delays lies.
    private func delay(at share: Double) -> Double? {
        guard !delays.isEmpty else { return nil }
        let place = min(delays.count - 1, Int((Double(delays.count - 1) * share).rounded()))
        return (delays[place] * 100).rounded() / 100
    }

    /// Writes all of it.
    func write(into writer: inout JSONWriter) {
        writer.key("counts")
        writer.beginObject()
        for (name, count) in counts { writer.member(name, count) }
        writer.endObject()
        writer.key("shares")
        writer.beginObject()
        for (name, share) in shares {
            writer.key(name)
            if let share { writer.number(share) } else { writer.null() }
        }
        writer.endObject()
        writer.key("daysUntilTaken")
        writer.beginObject()
        for (name, share) in [("median", 0.5), ("p90", 0.9)] {
            writer.key(name)
            if let days = delay(at: share) { writer.number(days) } else { writer.null() }
        }
        writer.endObject()
        writer.key("waiting")
        writer.beginObject()
        for (name, count) in reasons { writer.member(name, count) }
        writer.endObject()
        writer.key("coverage")
        writer.beginObject()
        writer.member("measuredOn", coverage?.day)
        writer.key("holes")
        writer.beginObject()
        for share in coverage?.shares ?? [] {
            writer.key(share.subject)
            writer.number(share.holes)
        }
        writer.endObject()
        writer.endObject()
        writer.member("organisations", organisations) { item, writer in
            writer.member("organisation", item.name)
            writer.member("asked", item.asked)
            writer.member("answered", item.answered)
            writer.member("taken", item.taken)
            writer.member("helped", item.helped)
        }
    }
}
