import Database
import Kernel

/// Lists in the order of changes: no index holds who sees a ticket together with when it was changed, which each change would
/// have to move for all who see it.
extension ListingTable {
    /// The least that is read at a time of a stretch that is gathered.
    static let leastGathered = 64
    /// A ticket that is gathered is read from its own page, a change that is gone through is looked up in one index.
    private static let walkedWhileOneIsGathered = 32

    /// How many tickets a principal has in some states; more than few are not counted.
    func countFew(_ principal: Int, in states: Set<TicketState>) throws -> Int? {
        try count(
            few,
            """
            SELECT 1 FROM ticketSight
            WHERE principal = \(principal) AND state IN (\(each: states.map(\.place).sorted()))
            """)
    }

    /// Whether a stretch is read whole and sorted by its changes: when it is short, and what anybody changed since is much more.
    func gathersChanges(_ principal: Int, in states: Set<TicketState>, since place: Found?) throws -> Bool {
        guard let tickets = try countFew(principal, in: states) else { return false }
        guard let since = instant(after: place) else { return true }
        let most = fewChanges + tickets * ListingTable.walkedWhileOneIsGathered
        return try count(most, "SELECT 1 FROM ticket INDEXED BY ticketByUpdate WHERE updatedAt >= \(since)") == nil
    }

    /// How many rows there are; `nil` when more than so many, of which none is counted.
    private func count(_ most: Int, _ rows: SQL) throws -> Int? {
        let count = try connection.value("SELECT count(*) FROM (\(rows) LIMIT \(max(most, 0) + 1))", as: Int.self)
        return count.flatMap { $0 > most ? nil : $0 }
    }

    /// The instant from which changes are wanted.
    private func instant(after place: Found?) -> Timestamp? {
        place.flatMap { Timestamp(milliseconds: $0.moment) } ?? filter.updatedSince
    }

    /// The tickets of a stretch in the order in which they were changed.
    ///
    /// - Parameter isGathered: whether all of the stretch are read and sorted, however many others were changed meanwhile; of a
    ///   stretch with many, or when little was changed, what was changed is gone through, and of each it is looked up whether it stands
    ///   there.
    func updated(
        _ principal: Int, _ states: Set<TicketState>, _ rest: SQL, _ bounds: NumberBounds, isGathered: Bool,
        after place: Found?, limit: Int
    ) -> SQL {
        let start = instant(after: place) ?? Timestamp(milliseconds: 0) ?? now
        let source: SQL =
            isGathered
            ? gathered(principal, states, bounds) : walked(principal, states, bounds, since: start)
        return """
            SELECT t.number, t.updatedAt FROM \(source)
                AND (t.updatedAt, t.number) > (\(start), \(place?.number ?? 0)) \(rest)
            ORDER BY t.updatedAt, t.number LIMIT \(isGathered ? max(limit, ListingTable.leastGathered) : limit)
            """
    }

    private func gathered(_ principal: Int, _ states: Set<TicketState>, _ bounds: NumberBounds) -> SQL {
        """
        ticketSight AS s CROSS JOIN ticket AS t ON t.number = s.ticket
        WHERE s.principal = \(principal) AND s.state IN (\(each: states.map(\.place)))
            AND s.ticket >= \(bounds.first) AND s.ticket < \(bounds.end)
        """
    }

    private func walked(
        _ principal: Int, _ states: Set<TicketState>, _ bounds: NumberBounds, since start: Timestamp
    ) -> SQL {
        var place: SQL = "CASE t.state"
        for state in TicketState.allCases { place = "\(place) WHEN \(state.rawValue) THEN \(state.place)" }
        return """
            ticket AS t INDEXED BY ticketByUpdate
                CROSS JOIN ticketSight AS s ON s.principal = \(principal) AND s.state = \(place) END AND s.ticket = t.number
            WHERE t.updatedAt >= \(start) AND t.state IN (\(each: states.map(\.rawValue)))
                AND t.number >= \(bounds.first) AND t.number < \(bounds.end)
            """
    }
}
