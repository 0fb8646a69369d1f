import Database
import Endpoints
import Synchronization
import Testing

/// The database of a service under test, read and written from beside it.
final class HeldDatabase: Sendable {
    private let held = Mutex<Database?>(nil)

    /// What the service is given, so that it gives its database.
    var feature: Feature {
        Feature(name: "held-database", beforeServing: { database in self.held.withLock { $0 = database } })
    }

    /// The database, once the service runs.
    var database: Database {
        get throws {
            let database = held.withLock { $0 }
            return try #require(database)
        }
    }
}
