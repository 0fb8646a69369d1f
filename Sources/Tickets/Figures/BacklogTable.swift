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
        var places: [String: Place] = [:]
        for perimeter in perimeters {
            for (name, place) in try self.places(perimeter, by: grouping) {
                places[name] = places[name]?.widened(by: place) ?? place
            }
        }
        return try places.sorted { $0.key < $1.key }.compactMap { name, place in
            guard let number = try PrincipalTable(connection).number(of: place.principal) else { return nil }
            return try row(name, number, place.areas)
        }
    }

    /// What a row counts: the tickets of a principal, in some departements or in all.
    private struct Place {
        let principal: Principal
        var areas: Set<String>?

        /// The same principal in more departements.
        func widened(by other: Place) -> Place {
            guard principal == other.principal, let areas else { return self }
            return Place(principal: principal, areas: other.areas.map(areas.union))
        }
    }

    /// The places of a stretch in which a caller may count, by their names.
    private func places(
        _ perimeter: Perimeter, by grouping: ShowBacklog.Input.Grouping
    ) throws -> [(name: String, place: Place)] {
        func place(_ name: String, _ principal: Principal, _ areas: Set<String>? = nil) -> (String, Place) {
            (name, Place(principal: principal, areas: areas))
        }
        let areas = perimeter.departements
        switch (grouping, perimeter.principal) {
        case (.unit, .unit(let unit)): return [place(unit, .unit(unit), areas)]
        case (.unit, .organisation(let slug)):
            return try names("SELECT id FROM unit WHERE organisation = \(slug) ORDER BY id LIMIT 1000").map {
                place($0, .unit($0), areas)
            }
        case (.unit, .departement(let code)):
            return try targets("unit", in: code).map { place($0, .unit($0), [code]) }
        case (.unit, .everything):
            return try names(
                "SELECT substr(name, 6) FROM ticketPrincipal WHERE name LIKE 'unit:%' ORDER BY 1 LIMIT 1000"
            ).map { place($0, .unit($0)) }
        case (.organisation, .organisation(let slug)): return [place(slug, .organisation(slug), areas)]
        case (.organisation, .departement(let code)):
            return try targets("organisation", in: code).map { place($0, .organisationIn($0, departement: code)) }
        case (.organisation, .everything):
            return try names("SELECT slug FROM organisation ORDER BY slug LIMIT 1000").map {
                place($0, .organisation($0))
            }
        case (.departement, .departement(let code)): return [place(code, .departement(code))]
        case (.departement, .organisation(let slug)):
            return try self.areas(of: slug).filter { areas?.contains($0) ?? true }.map {
                place($0, .organisationIn(slug, departement: $0))
            }
        case (.departement, .everything):
            return try names(
                "SELECT substr(name, 13) FROM ticketPrincipal WHERE name LIKE 'departement:%' ORDER BY 1"
            ).map { place($0, .departement($0)) }
        default: return []
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

    /// The units, or organisations, that have open tickets of a departement.
    private func targets(_ column: SQL, in departement: String) throws -> [String] {
        guard let number = try PrincipalTable(connection).number(of: .departement(departement)) else { return [] }
        return try names(
            """
            SELECT DISTINCT u.\(column) FROM ticketSight AS s JOIN ticketUnit AS u ON u.ticket = s.ticket
            WHERE s.principal = \(number) AND s.state BETWEEN 1 AND 5 AND u.leftAt IS NULL ORDER BY 1 LIMIT 1000
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
