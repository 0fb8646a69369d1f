package import Database
package import Kernel
private import Synchronization

/// What long work is done with: a read connection of its own, and the way to the writer.
///
/// Unchecked because several threads read by turns.
package final class Worker: @unchecked Sendable {
    private let database: Database
    private let reader: Reader
    private let turn = Mutex<Void>(())

    /// What one thread works with, or several that seldom read.
    ///
    /// - Throws: when the database cannot be opened for reading.
    package init(_ database: Database) throws {
        self.database = database
        reader = try database.makeReader()
    }

    /// The instant now.
    package var now: Timestamp { database.clock.now() }

    /// Reads one state of what is stored; never within another read.
    package func read<Value>(_ body: (Connection) throws -> Value) throws -> Value {
        var result: Result<Value, any Error>?
        turn.withLock { _ in result = Result { try reader.read(body) } }
        return try result!.get()
    }

    /// Writes, and waits until it is on disk.
    package func write<Value: Sendable>(_ body: @escaping @Sendable (WriteTransaction) throws -> Value) throws -> Value
    {
        try database.writer.write(body)
    }
}
