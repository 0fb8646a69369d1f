private import CSQLite
private import Glibc
import Kernel
import Synchronization

/// A thread's own way to read: each read sees one state of the data, and is cut when it takes too long, so that no read
/// keeps the log from being emptied.
package final class Reader {
    private let connection: Connection
    /// When the read under way is cut, in nanoseconds of the monotonic clock; 0 for never.
    private let deadline: UnsafeMutablePointer<UInt64>

    /// How long a read may take when nothing else is said.
    package static let longestRead: Duration = .seconds(5)

    private let cuts: CutReads

    init(_ connection: Connection, countingIn cuts: CutReads) {
        self.connection = connection
        self.cuts = cuts
        deadline = .allocate(capacity: 1)
        deadline.initialize(to: 0)
        // A thousand steps of SQLite's machine take some tens of microseconds.
        sqlite3_progress_handler(
            connection.handle, 1000,
            { context in
                let deadline = context!.assumingMemoryBound(to: UInt64.self).pointee
                return deadline != 0 && Reader.monotonicNow() > deadline ? 1 : 0
            }, deadline)
    }

    deinit {
        sqlite3_progress_handler(connection.handle, 0, nil, nil)
        deadline.deallocate()
    }

    /// Reads one state of the data.
    ///
    /// - Parameter budget: after which the read is cut.
    /// - Throws: `Failure(.readTooLong)` when it was cut.
    package func read<Value>(budget: Duration = longestRead, _ body: (Connection) throws -> Value) throws -> Value {
        deadline.pointee = Reader.monotonicNow() + UInt64(budget / .nanoseconds(1))
        defer { deadline.pointee = 0 }
        try connection.run("BEGIN")
        // Ending a transaction that wrote nothing cannot fail in a way that matters.
        defer { _ = try? connection.run("ROLLBACK") }
        do {
            return try body(connection)
        } catch let failure as Failure where failure.problem == .readTooLong {
            cuts.count.add(1, ordering: .relaxed)
            throw failure
        }
    }

    private static func monotonicNow() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}

/// How many reads were cut, of all readers together.
final class CutReads: Sendable {
    let count = Atomic<Int>(0)
}
