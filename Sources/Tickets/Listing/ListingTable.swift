import Database
import Kernel

/// Walks the stretches of the index in which a caller's tickets are, and merges them: each gives one page at most.
struct ListingTable {
    let connection: Connection
    let filter: TicketFilter
    let perimeters: [Perimeter]
    let account: String?
    let now: Timestamp

    /// A ticket that was found, by what puts it in order.
    struct Found: Hashable, Sendable {
        let number: Int
        let dueAt: Int64
    }

    /// The tickets after a place, in the order asked for.
    func tickets(after place: Found?, limit: Int) throws -> [Found] {
        var found: Set<Found> = []
        for perimeter in perimeters where !filter.isMine || perimeter.principal == account.map(Principal.account) {
            if let departement = filter.departement, let areas = perimeter.departements, !areas.contains(departement) {
                continue
            }
            let states = perimeter.states.intersection(filter.states ?? perimeter.states)
            guard !states.isEmpty else { continue }
            if let principal = perimeter.principal {
                guard let number = try PrincipalTable(connection).number(of: principal) else { continue }
                found.formUnion(try stretch(number, perimeter, states, after: place, limit: limit))
            } else {
                found.formUnion(try everything(perimeter, states, after: place, limit: limit))
            }
        }
        return Array(found.sorted(by: precedes).prefix(limit))
    }

    private func precedes(_ left: Found, _ right: Found) -> Bool {
        switch filter.order {
        case .newest: left.number > right.number
        case .oldest: left.number < right.number
        case .due: (left.dueAt, left.number) < (right.dueAt, right.number)
        }
    }

    private func stretch(
        _ principal: Int, _ perimeter: Perimeter, _ states: Set<TicketState>, after place: Found?, limit: Int
    ) throws -> [Found] {
        let areas: SQL = try areaCondition(perimeter, "s.departement")
        let isAgentSide = perimeter.words == .agents
        let rest: SQL =
            filter.needsRow
            ? """
            AND s.ticket IN (SELECT t.number FROM ticket AS t WHERE t.number = s.ticket
                AND \(filter.condition(account: account, isAgentSide: isAgentSide)))
            """ : ""
        let bounds = try numberBounds("s.ticket", after: place)
        if filter.order == .due {
            let late: SQL = filter.isLate ? "AND s.dueAt <= \(now.milliseconds)" : ""
            let start = place ?? Found(number: 0, dueAt: 0)
            return try connection.all(
                """
                SELECT s.ticket, s.dueAt FROM ticketSight AS s INDEXED BY ticketSightDue
                WHERE s.principal = \(principal) AND (s.dueAt, s.ticket) > (\(start.dueAt), \(start.number)) \(late)
                    AND s.state IN (\(each: states.map(\.place))) \(areas) \(bounds) \(rest)
                ORDER BY s.dueAt, s.ticket LIMIT \(limit)
                """
            ) { row in Found(number: try row[0], dueAt: try row[1]) }
        }
        let direction: SQL = filter.order == .newest ? "DESC" : "ASC"
        return try states.flatMap { state in
            try connection.all(
                """
                SELECT s.ticket FROM ticketSight AS s
                WHERE s.principal = \(principal) AND s.state = \(state.place) \(bounds) \(areas) \(rest)
                ORDER BY s.ticket \(direction) LIMIT \(limit)
                """
            ) { row in Found(number: try row[0], dueAt: 0) }
        }
    }

    /// For those who see every ticket.
    private func everything(
        _ perimeter: Perimeter, _ states: Set<TicketState>, after place: Found?, limit: Int
    ) throws -> [Found] {
        let areas: SQL = try areaCondition(perimeter, "t.departement")
        let bounds = try numberBounds("t.number", after: place)
        let rest = filter.condition(account: account, isAgentSide: false)
        if filter.order == .due {
            let late: SQL = filter.isLate ? "AND c.dueAt <= \(now)" : ""
            let start = place.flatMap { Timestamp(milliseconds: $0.dueAt) } ?? Timestamp(milliseconds: 0)!
            return try connection.all(
                """
                SELECT t.number, min(c.dueAt) FROM ticketClock AS c JOIN ticket AS t ON t.number = c.ticket
                WHERE c.metAt IS NULL AND c.pausedAt IS NULL AND (c.dueAt, t.number) > (\(start), \(place?.number ?? 0))
                    \(late) AND t.state IN (\(each: states.map(\.rawValue))) \(areas) AND \(rest)
                GROUP BY t.number ORDER BY 2, t.number LIMIT \(limit)
                """
            ) { row in
                let due: Timestamp = try row[1]
                return Found(number: try row[0], dueAt: due.milliseconds)
            }
        }
        let direction: SQL = filter.order == .newest ? "DESC" : "ASC"
        return try states.flatMap { state in
            try connection.all(
                """
                SELECT t.number FROM ticket AS t
                WHERE t.state = \(state.rawValue) \(bounds) \(areas) AND \(rest)
                ORDER BY t.number \(direction) LIMIT \(limit)
                """
            ) { row in Found(number: try row[0], dueAt: 0) }
        }
    }

    private func areaCondition(_ perimeter: Perimeter, _ column: SQL) throws -> SQL {
        if let departement = filter.departement { return "AND \(column) = \(departement)" }
        guard let areas = perimeter.departements else { return "" }
        return "AND \(column) IN (\(each: areas.sorted()))"
    }

    /// Where pages and days begin and end: numbers are given in the order of time.
    private func numberBounds(_ column: SQL, after place: Found?) throws -> SQL {
        var condition: SQL = ""
        if let place, filter.order != .due {
            condition =
                filter.order == .newest
                ? "AND \(column) < \(place.number)" : "AND \(column) > \(place.number)"
        }
        if let from = filter.from { condition = "\(condition) AND \(column) >= \(try firstNumber(of: from))" }
        if let until = filter.until, let next = Day(daysSinceEpoch: until.daysSinceEpoch + 1) {
            condition = "\(condition) AND \(column) < \(try firstNumber(of: next))"
        }
        return condition
    }

    /// The number of the first ticket of a day in Paris, or one past the last: names are made in the order of time too.
    private func firstNumber(of day: Day) throws -> Int {
        let start = ParisTime.start(of: day)
        let name = Identifier<Ticket>(at: start).description.prefix(13)
        return try connection.value(
            "SELECT number FROM ticket WHERE id >= \(String(name)) ORDER BY id LIMIT 1", as: Int.self) ?? .max
    }
}
