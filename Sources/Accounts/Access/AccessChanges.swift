import Database

/// Counts the changes after which what event threads remember of callers may be wrong.
final class AccessChanges: Sendable {
    private let count = SharedCount("access")

    /// How many there were, in whatever process.
    func current(_ reader: Reader) throws -> Int { try count.current(reader) }

    /// Makes every thread look again, from the commit of a transaction on and before its answer: the next request of
    /// whoever lost a right finds it lost.
    func note(in transaction: WriteTransaction) { count.raise(in: transaction) }
}
