import Database
import Kernel

/// Lists in the order of changes: no index holds who sees a ticket together with when it was changed, which each change would
/// have to move for all who see it.
extension ListingTable {
    /// The least that is read at a time of a stretch that is gathered.
    static let leastGathered = 64

    /// Whether a principal has few tickets in some states.
    func hasFew(_ principal: Int, in states: Set<TicketState>) throws -> Bool {
        try hasAtMost(
            few,
            """
            SELECT 1 FROM ticketSight
            WHERE principal = \(principal) AND state IN (\(each: states.map(\.place).sorted()))
            """)
    }

    /// Whether few tickets were changed since the instant that is asked for, anybody's.
    func hasFewChanges() throws -> Bool {
        guard let since = filter.updatedSince else { return false }
        return try hasAtMost(fewChanges, "SELECT 1 FROM ticket INDEXED BY ticketByUpdate WHERE updatedAt >= \(since)")
    }

    /// Whether there are no more rows than so many; none beyond is counted.
    private func hasAtMost(_ most: Int, _ rows: SQL) throws -> Bool {
        let count = try connection.value("SELECT count(*) FROM (\(rows) LIMIT \(max(most, 0) + 1))", as: Int.self)
        return count ?? 0 <= most
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
        let since = place?.moment ?? filter.updatedSince?.milliseconds ?? 0
        let start = Timestamp(milliseconds: since) ?? now
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
