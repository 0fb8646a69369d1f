private import Synchronization

/// What features count that no entry of the journal says: raised in memory by any thread, brought into the file once a
/// minute. What was counted since is lost when the process ends: nobody waits for a disk to be counted.
package final class Counters: Sendable {
    private let counts = Mutex<[Key: Count]>([:])

    /// What is counted apart from what.
    package struct Key: Hashable, Sendable {
        package let counter: String
        /// As the id of a model; empty when there is none.
        package let category: String
    }

    /// How many there were, and their values added up.
    package struct Count: Sendable {
        package var count = 0
        package var total = 0.0
    }

    /// The most keys kept: a category that somebody typed could be anything.
    private static let limit = 10_000

    /// Counters that begin at nothing.
    package init() {}

    /// Counts one thing, with its value where it has one.
    package func add(_ counter: StaticString, category: String = "", value: Double = 1) {
        counts.withLock { counts in
            let key = Key(counter: counter.description, category: category)
            guard counts.count < Counters.limit || counts[key] != nil else { return }
            counts[key, default: Count()].count += 1
            counts[key, default: Count()].total += value
        }
    }

    /// Everything counted since it was last forgotten.
    package var counted: [Key: Count] { counts.withLock { $0 } }

    /// Forgets what was kept elsewhere: what was counted meanwhile stays.
    package func forget(_ kept: [Key: Count]) {
        counts.withLock { counts in
            for (key, count) in kept {
                let rest = (counts[key]?.count ?? 0) - count.count
                let total = (counts[key]?.total ?? 0) - count.total
                counts[key] = rest > 0 ? Count(count: rest, total: total) : nil
            }
        }
    }
}
