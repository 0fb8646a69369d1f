import Database
import Endpoints
import Journal
import Kernel

/// Keeps invented data and real ones apart: a database holds the ones or the others, for ever.
struct Demonstration {
    private let isAsked: Bool
    private let database: String

    static let feature = Feature(
        name: "demonstration",
        migrations: [
            Migration(
                "demonstration", "demonstration",
                "CREATE TABLE demonstration (id INTEGER PRIMARY KEY CHECK (id = 1), since TEXT NOT NULL) STRICT")
        ])

    init(_ configuration: Configuration) {
        isAsked = configuration.isDemonstration
        database = configuration.database
    }

    /// Writes the invented data of all features in a database to which nothing happened yet, in one transaction.
    ///
    /// - Throws: `ConfigurationError` when the database holds data of the other sort.
    func settle(_ database: Database, _ loads: [@Sendable (WriteTransaction) throws -> Void]) throws {
        let isAsked = isAsked
        let path = self.database
        try database.writer.write { transaction in
            let connection = transaction.connection
            let isMarked = try connection.value("SELECT count(*) FROM demonstration", as: Int.self) == 1
            guard isAsked || isMarked, isAsked != isMarked else { return }
            guard isAsked else {
                throw ConfigurationError(
                    "\(path) holds the invented data of a demonstration: set GUICHET_DEMO=1, or name another GUICHET_DATABASE"
                )
            }
            // Whatever is done is in the journal.
            guard try transaction.journal.isUnwritten else {
                throw ConfigurationError(
                    "\(path) holds real data, to which a demonstration adds nothing: unset GUICHET_DEMO, or name another GUICHET_DATABASE"
                )
            }
            for load in loads { try load(transaction) }
            try connection.run("INSERT INTO demonstration (id, since) VALUES (1, \(transaction.now))")
        }
    }
}
