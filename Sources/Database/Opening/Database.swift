private import Glibc
package import Kernel
private import Synchronization

/// The open database: one writer, as many readers as threads want; one process has a file, several may have a server.
package final class Database: Sendable {
    /// The one who writes.
    package let writer: Writer
    /// Where the instants of its commands come from.
    package let clock: Clock
    private let configuration: DatabaseConfiguration
    private let lock: LockFile?
    private let schema: PostgresSchema
    private let room = LogRoom()

    /// Opens the file, creating it when absent, brings its schema to this version and starts the writer.
    ///
    /// - Parameter migrations: of all modules, those of a module that others build upon first.
    /// - Throws: `DatabaseError` of the kind `foreign` when another process has the file, when it is not ours, or when
    ///   its schema is not one that this version can bring forward.
    package init(_ configuration: DatabaseConfiguration, migrations: [Migration], clock: Clock = .system) throws {
        self.configuration = configuration
        self.clock = clock
        if configuration.address == nil {
            lock = try LockFile(beside: configuration.path)
            try Connection(creating: configuration).migrate(migrations, at: clock.now())
            schema = PostgresSchema()
        } else {
            lock = nil
            let connection = try Connection(toMigrate: configuration)
            guard try !connection.hasTable("databaseCopy") else {
                throw DatabaseError(
                    .foreign, "a copy into this database has not ended: run guichet database copy again")
            }
            try connection.migrate(migrations, at: clock.now())
            schema = try connection.readSchema()
        }
        writer = try Writer(configuration, schema, room, clock: clock)
    }

    /// A reader for the calling thread, which must be its only user.
    package func makeReader() throws -> Reader {
        Reader(try Connection(toRead: configuration, schema), room)
    }

    /// Whether other processes may have it open too.
    package var isShared: Bool { configuration.address != nil }

    /// A connection that writes beside the writer, on a server: for what is no part of the data.
    func makeWriteConnection() throws -> Connection { try Connection(toWrite: configuration, schema) }

    /// How many reads took more than their budget, since the start.
    package var cutReads: Int { room.cutReads.load(ordering: .relaxed) }

    /// Bytes that the disk has left for us; `nil` when it does not say.
    package var freeBytes: Int? {
        guard configuration.address == nil else { return nil }
        var status = statvfs()
        guard statvfs(configuration.path, &status) == 0 else { return nil }
        return Int(status.f_bavail) * Int(status.f_frsize)
    }

    /// Stops the writer after what waits for it, moves everything into the main file, and lets other processes in.
    ///
    /// Readers that still exist go on; they should be gone.
    package func close() {
        writer.stop()
        lock?.release()
    }
}
