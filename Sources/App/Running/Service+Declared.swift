import Attachments
import Database
import Endpoints
import Logging

extension Service {
    /// Every feature, for what it declares; nothing is started.
    static func declared(_ configuration: Configuration) throws -> [Feature] {
        let status = ServiceStatus(
            isDemonstration: configuration.isDemonstration, attachments: configuration.attachments.scanning.summary)
        return try features(
            configuration, status: status, catalog: OperationCatalog(), clock: configuration.clock,
            log: Log(level: .error)
        ).all
    }

    /// The steps that bring a database to this version, of all features.
    static func migrations(_ configuration: Configuration) throws -> [Migration] {
        try declared(configuration).flatMap(\.migrations)
    }

    /// Brings a database to this version, and does nothing else with it.
    package static func migrate(_ configuration: Configuration) throws {
        let migrations = try migrations(configuration)
        try Database(configuration.storage, migrations: migrations, clock: configuration.clock).close()
    }
}
