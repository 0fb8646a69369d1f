import Database
import Synchronization

/// Counts the changes after which what event threads remember of callers may be wrong.
///
/// One process opens the file, so a counter in its memory is enough.
final class AccessChanges: Sendable {
    private let count = Atomic<Int>(0)

    /// How many there were.
    var current: Int { count.load(ordering: .acquiring) }

    /// Makes every thread look again, from the commit of a transaction on and before its answer: the next request of
    /// whoever lost a right finds it lost.
    func note(in transaction: WriteTransaction) {
        transaction.afterCommit { self.count.add(1, ordering: .releasing) }
    }
}
