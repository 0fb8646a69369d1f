private import Synchronization

/// Counts changes after which what a process keeps in memory may be wrong, for all processes of a database.
///
/// One process has a file, and counts in its memory. On a server each name has a row, which changes in the transaction
/// that is counted: whoever reads the count after that commit sees it, in whatever process.
package final class SharedCount: Sendable {
    private let name: String
    private let count = Atomic<Int>(0)

    /// A count that all processes call the same.
    package init(_ name: String) { self.name = name }

    /// How many there were: to be read before what is kept is read, and again before it is used.
    package func current(_ reader: Reader) throws -> Int {
        guard reader.isShared else { return count.load(ordering: .acquiring) }
        return try reader.glance("SELECT number FROM sharedCount WHERE name = \(name)") ?? 0
    }

    /// Counts a change, from the commit of a transaction on and before its answer; never when its command fails.
    package func raise(in transaction: WriteTransaction) {
        guard transaction.connection.isShared else {
            return transaction.afterCommit { self.count.add(1, ordering: .releasing) }
        }
        transaction.beforeCommit { [connection = transaction.connection, name] in
            try connection.run(
                """
                INSERT INTO sharedCount (name, number) VALUES (\(name), 1)
                ON CONFLICT (name) DO UPDATE SET number = sharedCount.number + 1
                """)
        }
    }
}
