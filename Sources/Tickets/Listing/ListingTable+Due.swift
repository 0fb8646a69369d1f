import Database
import Kernel

/// Lists in the order in which delays end: no index holds who sees a ticket together with when it is due, which each opening would
/// have to write for all who see it.
extension ListingTable {
    /// The tickets of a stretch in the order in which their delays end; only those that have one.
    ///
    /// - Parameter isGathered: whether all of the stretch that are open are read and sorted; of a stretch with many, what is due is gone
    ///   through, and of each it is looked up whether it stands there.
    func due(
        _ principal: Int, _ states: Set<TicketState>, _ rest: SQL, _ bounds: NumberBounds, isGathered: Bool,
        after place: Found?, limit: Int
    ) -> SQL {
        let start = place ?? Found(number: 0, moment: 0)
        let stretch: SQL = """
            s.principal = \(principal) AND s.state IN (\(each: states.map(\.place).sorted()))
            """
        if isGathered {
            let late: SQL = filter.isLate ? "AND s.dueAt <= \(now.milliseconds)" : ""
            return """
                SELECT s.ticket, s.dueAt FROM ticketSight AS s \(urgent)
                WHERE \(stretch) AND s.ticket >= \(bounds.first) AND s.ticket < \(bounds.end)
                    AND (s.dueAt, s.ticket) > (\(start.moment), \(start.number)) \(late) \(rest)
                ORDER BY s.dueAt, s.ticket LIMIT \(max(limit, ListingTable.leastGathered))
                """
        }
        let moment = Timestamp(milliseconds: start.moment) ?? now
        let late: SQL = filter.isLate ? "AND t.dueAt <= \(now)" : ""
        return """
            SELECT t.number, s.dueAt FROM ticket AS t INDEXED BY ticketByDue
                CROSS JOIN ticketSight AS s ON \(stretch) AND s.ticket = t.number
            WHERE t.dueAt >= \(moment) AND t.number >= \(bounds.first) AND t.number < \(bounds.end)
                AND (t.dueAt, t.number) > (\(moment), \(start.number)) \(late) \(rest)
            ORDER BY t.dueAt, t.number LIMIT \(limit)
            """
    }
}
