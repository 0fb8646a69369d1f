private import CSQLite
import Kernel
private import Synchronization

/// A thread's own way to read: each read sees one state of the data, and is cut when it takes too long, so that no read
/// keeps the log from being emptied.
package final class Reader {
    private let connection: Connection
    private let limit: ReadLimit

    /// How long a read may take when nothing else is said.
    package static let longestRead: Duration = .seconds(5)

    init(_ connection: Connection, _ room: LogRoom) {
        self.connection = connection
        limit = ReadLimit(room)
        guard connection.engine.dialect == .sqlite else { return }
        // A thousand steps of SQLite's machine take some tens of microseconds.
        sqlite3_progress_handler(
            connection.handle, 1000,
            { context in
                Unmanaged<ReadLimit>.fromOpaque(context!).takeUnretainedValue().isPassed ? 1 : 0
            }, Unmanaged.passUnretained(limit).toOpaque())
    }

    deinit {
        if connection.engine.dialect == .sqlite { sqlite3_progress_handler(connection.handle, 0, nil, nil) }
    }

    /// Whether other processes may write what it reads.
    var isShared: Bool { connection.isShared }

    /// Reads one value as it is now, without a transaction of its own: one question to the server.
    func glance<Value: SQLValue>(_ sql: SQL, as type: Value.Type = Value.self) throws -> Value? {
        do {
            return try connection.value(sql)
        } catch let failure as Failure where failure.problem == .storageUnavailable {
            // The conversation may have broken while nothing was asked.
            return try connection.value(sql)
        }
    }

    /// Reads one state of the data.
    ///
    /// - Parameter budget: after which the read is cut.
    /// - Throws: `Failure(.readTooLong)` when it was cut.
    package func read<Value>(budget: Duration = longestRead, _ body: (Connection) throws -> Value) throws -> Value {
        limit.begin(budget)
        defer { limit.end() }
        try connection.engine.beginReading(budget)
        // Ending a transaction that wrote nothing cannot fail in a way that matters.
        defer { try? connection.engine.rollBack() }
        do {
            return try body(connection)
        } catch let failure as Failure where failure.problem == .readTooLong {
            limit.room.cutReads.add(1, ordering: .relaxed)
            throw failure
        }
    }
}
