import Database
import Endpoints

extension Service {
    /// Brings a database to this version, and does nothing else with it.
    package static func migrate(_ configuration: Configuration) throws {
        var settings = DatabaseConfiguration(path: configuration.database)
        settings.address = configuration.databaseAddress
        let migrations = try declared(configuration).flatMap(\.migrations)
        try Database(settings, migrations: migrations, clock: configuration.clock).close()
    }
}
