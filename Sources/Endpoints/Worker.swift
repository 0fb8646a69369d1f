package import Database
package import Kernel

/// A thread for long work: its own read connection, and the way to the writer.
package final class Worker {
    private let database: Database
    private let reader: Reader

    /// What one thread works with.
    ///
    /// - Throws: when the database cannot be opened for reading.
    package init(_ database: Database) throws {
        self.database = database
        reader = try database.makeReader()
    }

    /// The instant now.
    package var now: Timestamp { database.clock.now() }

    /// Reads one state of what is stored.
    package func read<Value>(_ body: (Connection) throws -> Value) throws -> Value { try reader.read(body) }

    /// Writes, and waits until it is on disk.
    package func write<Value: Sendable>(_ body: @escaping @Sendable (WriteTransaction) throws -> Value) throws -> Value
    {
        try database.writer.write(body)
    }
}
