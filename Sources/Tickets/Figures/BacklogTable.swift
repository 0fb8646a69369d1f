import Database
import Directory
import Kernel
import WorkingTime

/// Counts what waits, from the index of lists.
struct BacklogTable {
    let connection: Connection
    let now: Timestamp

    /// The most tickets looked at for delays in one place.
    private static let sample = 1000

    /// The rows of some stretches of the index.
    func rows(_ perimeters: [Perimeter], by grouping: ShowBacklog.Input.Grouping) throws -> [BacklogRow] {
        var rows: [String: BacklogRow] = [:]
        for (name, principal, areas) in try places(perimeters, by: grouping) where rows[name] == nil {
            guard let number = try PrincipalTable(connection).number(of: principal) else { continue }
            rows[name] = try row(name, number, areas)
        }
        return rows.values.sorted { $0.name < $1.name }
    }

    /// The places that a caller may count in, each with its principal.
    private func places(
        _ perimeters: [Perimeter], by grouping: ShowBacklog.Input.Grouping
    ) throws -> [(String, Principal, Set<String>?)] {
        try perimeters.flatMap { perimeter -> [(String, Principal, Set<String>?)] in
            switch (grouping, perimeter.principal) {
            case (.unit, .unit(let unit)): [(unit, .unit(unit), perimeter.departements)]
            case (.unit, .organisation(let slug)):
                try names("SELECT id FROM unit WHERE organisation = \(slug) ORDER BY id LIMIT 1000").map {
                    ($0, .unit($0), perimeter.departements)
                }
            case (.organisation, .organisation(let slug)):
                [(slug, .organisation(slug), perimeter.departements)]
            case (.organisation, .everything):
                try names("SELECT slug FROM organisation ORDER BY slug LIMIT 1000").map {
                    ($0, .organisation($0), nil)
                }
            case (.departement, .departement(let code)): [(code, .departement(code), nil)]
            case (.departement, .organisation(let slug)):
                try areas(of: slug).filter { perimeter.departements?.contains($0) ?? true }.map {
                    ($0, .organisation(slug), [$0])
                }
            case (.departement, .everything):
                try names("SELECT substr(name, 13) FROM ticketPrincipal WHERE name LIKE 'departement:%' ORDER BY 1").map
                {
                    ($0, .departement($0), nil)
                }
            default: []
            }
        }
    }

    private func names(_ sql: SQL) throws -> [String] { try connection.all(sql) { row in try row[0] } }

    /// The departements in which an organisation has tickets that are open.
    private func areas(of slug: String) throws -> [String] {
        guard let number = try PrincipalTable(connection).number(of: .organisation(slug)) else { return [] }
        return try names(
            """
            SELECT DISTINCT departement FROM ticketSight WHERE principal = \(number) AND state BETWEEN 1 AND 5
            ORDER BY 1
            """)
    }

    private func row(_ name: String, _ principal: Int, _ areas: Set<String>?) throws -> BacklogRow {
        var row = BacklogRow(name: name)
        let area: SQL = areas.map { "AND s.departement IN (\(each: $0.sorted()))" } ?? ""
        try connection.stream(
            """
            SELECT s.state, count(*), coalesce(sum(s.dueAt <= \(now.milliseconds)), 0), min(s.ticket)
            FROM ticketSight AS s WHERE s.principal = \(principal) AND s.state > 0 \(area) GROUP BY s.state
            """
        ) { counts in
            let place: Int = try counts[0]
            guard let state = TicketState(place: place) else { return }
            row.states[state] = try counts[1]
            let late: Int = try counts[2]
            row.late += late
            let first: Int = try counts[3]
            guard state.isOpen else { return }
            let opened = try connection.value("SELECT openedAt FROM ticket WHERE number = \(first)", as: Timestamp.self)
            row.oldest = [row.oldest, opened].compactMap(\.self).min()
        }
        try connection.stream(
            """
            SELECT t.departement, t.openedAt, t.firstAnsweredAt, coalesce(t.resolvedAt, t.closedAt)
            FROM ticketSight AS s JOIN ticket AS t ON t.number = s.ticket
            WHERE s.principal = \(principal) AND s.state IN (5, 6) \(area)
                AND t.openedAt IS NOT NULL
            ORDER BY s.ticket DESC LIMIT \(BacklogTable.sample)
            """
        ) { ticket in
            let calendar = Calendars.calendar(of: try ticket[0])
            let opened: Timestamp = try ticket[1]
            let answered: Timestamp? = try ticket[2]
            let ended: Timestamp? = try ticket[3]
            if let answered {
                row.firstAnswerHours.append(Double(calendar.workedSeconds(from: opened, to: answered) / 3600))
            }
            if let ended { row.resolutionHours.append(Double(calendar.workedSeconds(from: opened, to: ended) / 3600)) }
        }
        return row
    }
}
