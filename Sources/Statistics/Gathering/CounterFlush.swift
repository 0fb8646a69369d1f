package import Database
package import Endpoints

/// Brings the counters into the file.
package struct CounterFlush: Sendable {
    private let counters: Counters

    /// The counters of one service.
    package init(_ counters: Counters) { self.counters = counters }

    /// Adds what was counted since the last time to the month that it is now.
    package func step(_ transaction: WriteTransaction) throws -> Bool {
        let counted = counters.counted
        guard !counted.isEmpty else { return false }
        let month = Month(transaction.now)
        var gathered: [Aggregate: Gathered] = [:]
        for (key, count) in counted {
            let occurrence = Occurrence(
                series: key.counter, month: month, category: key.category, dimensions: [.category])
            for aggregate in occurrence.aggregates {
                gathered[aggregate, default: Gathered()].add(Gathered(count: count.count, total: count.total))
            }
        }
        try AggregateTable(transaction.connection).add(gathered)
        transaction.afterCommit { counters.forget(counted) }
        return false
    }
}
