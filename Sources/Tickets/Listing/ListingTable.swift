import Database
import Kernel

/// Walks the stretches of the index in which a caller's tickets are, and merges them: each gives one page at most.
struct ListingTable {
    let connection: Connection
    let filter: TicketFilter
    let perimeters: [Perimeter]
    let account: String?
    let now: Timestamp
    /// How many tickets of a principal are few enough to be sorted by their changes or delays.
    var few = 4000
    /// How many changes are few enough to be gone through, however few tickets there are to be sorted.
    var fewChanges = 500

    /// A ticket that was found, by what puts it in order.
    struct Found: Hashable, Sendable {
        let number: Int
        /// When it is due, or was changed, in milliseconds, in a list in the order of that; otherwise 0.
        let moment: Int64
        /// The message in which words were found.
        var message: Int?
    }

    /// The tickets after a place, in the order asked for.
    func tickets(after place: Found?, limit: Int) throws -> [Found] {
        var merged = MergedStretches(
            try stretches(after: place).map { stretch in
                { [connection, filter] place, limit in
                    try connection.all(stretch(place, limit)) { row in
                        Found(number: try row[0], moment: try filter.order.moment(in: row))
                    }
                }
            }, after: place, of: limit, inOrder: precedes)
        var found: [Found] = []
        while found.count < limit, let next = try merged.next() { found.append(next) }
        return found
    }

    private func precedes(_ left: Found, _ right: Found) -> Bool {
        switch filter.order {
        case .newest: left.number > right.number
        case .oldest: left.number < right.number
        case .due, .updated: (left.moment, left.number) < (right.moment, right.number)
        }
    }

    /// What walks a stretch after a place: number and the time that puts it in order, so many of them.
    typealias Stretch = (_ place: Found?, _ limit: Int) -> SQL

    /// The stretches in which the tickets are.
    func stretches(after start: Found? = nil) throws -> [Stretch] {
        let numbers = PrincipalTable(connection)
        let bounds = try NumberBounds(filter, in: connection)
        return try perimeters.flatMap(\.parts).flatMap { perimeter -> [Stretch] in
            if filter.isMine, perimeter.principal != account.map(Principal.account) { return [] }
            if let departement = filter.departement, let areas = perimeter.departements, !areas.contains(departement) {
                return []
            }
            let states = perimeter.states.intersection(filter.states ?? perimeter.states)
            guard !states.isEmpty, let own = try numbers.number(of: perimeter.principal) else { return [] }
            let walked = filter.principal(within: perimeter.principal)
            guard let walk = try numbers.number(of: walked) else { return [] }
            var rest = condition(perimeter)
            if walk != own, perimeter.principal != .everything {
                rest = """
                    \(rest) AND EXISTS (SELECT 1 FROM ticketSight AS o
                        WHERE o.principal = \(own) AND o.state = s.state AND o.ticket = s.ticket)
                    """
            }
            switch filter.order {
            case .due:
                let open = states.filter(\.isOpen)
                guard !open.isEmpty else { return [] }
                let isGathered = try isPressing || countFew(walk, in: open) != nil
                return [{ due(walk, open, rest, bounds, isGathered: isGathered, after: $0, limit: $1) }]
            case .updated:
                let isGathered = try gathersChanges(walk, in: states, since: start)
                return [{ updated(walk, states, rest, bounds, isGathered: isGathered, after: $0, limit: $1) }]
            case .newest, .oldest: break
            }
            return states.map { state in { numbered(walk, state, rest, bounds, after: $0, limit: $1) } }
        }
    }

    /// Few tickets press: those that do have an index of their own.
    var urgent: SQL { isPressing ? "INDEXED BY ticketSightUrgent" : "" }

    /// Whether only what presses is asked for.
    private var isPressing: Bool {
        switch filter.urgency {
        case .urgent, .critical: true
        case .normal, nil: false
        }
    }

    private func numbered(
        _ principal: Int, _ state: TicketState, _ rest: SQL, _ bounds: NumberBounds, after place: Found?, limit: Int
    ) -> SQL {
        let isNewest = filter.order == .newest
        let first = isNewest ? bounds.first : max(bounds.first, place.map { $0.number + 1 } ?? 0)
        let end = isNewest ? min(bounds.end, place?.number ?? .max) : bounds.end
        let direction: SQL = isNewest ? "DESC" : "ASC"
        return """
            SELECT s.ticket, 0 FROM ticketSight AS s \(urgent)
            WHERE s.principal = \(principal) AND s.state = \(state.place)
                AND s.ticket >= \(first) AND s.ticket < \(end) \(rest)
            ORDER BY s.ticket \(direction) LIMIT \(limit)
            """
    }

    /// What a row of the index, `s`, and where that is not enough the ticket's own, has to be.
    private func condition(_ perimeter: Perimeter) -> SQL {
        var condition: SQL = ""
        if let departement = filter.departement {
            condition = "AND s.departement = \(departement)"
        } else if let areas = perimeter.departements {
            condition = "AND s.departement IN (\(each: areas.sorted()))"
        }
        switch filter.urgency {
        case .normal: condition = "\(condition) AND s.urgency = 0"
        case .urgent: condition = "\(condition) AND s.urgency > 0 AND s.urgency = 1"
        case .critical: condition = "\(condition) AND s.urgency > 0 AND s.urgency = 2"
        case nil: break
        }
        condition = """
            \(condition) AND \(filter.condition(on: "s.ticket", account, isAgentSide: perimeter.words == .agents))
            """
        guard filter.needsRow else { return condition }
        return """
            \(condition) AND s.ticket IN (SELECT t.number FROM ticket AS t WHERE t.number = s.ticket
                AND \(filter.rowCondition(account: account)))
            """
    }
}

extension TicketFilter.Order {
    /// What a row that was found says of time, in milliseconds.
    fileprivate func moment(in row: borrowing Row) throws -> Int64 {
        guard self == .updated else { return try row[1] }
        let moment: Timestamp = try row[1]
        return moment.milliseconds
    }
}
