import Crypto
import Database
import Kernel

/// A simulation kept for whoever holds its link; nobody else finds it.
struct SavedSimulation: Sendable {
    /// Only a digest of the link's secret is kept.
    let key: Digest
    let model: String
    /// `bundled`, or the number of a version.
    let version: String
    let digest: String
    /// What was asked, as JSON: expressions, situation, date.
    let request: String
    /// What was answered then, as JSON.
    let answer: String
    let createdAt: Timestamp
    let expiresAt: Timestamp

    /// Twelve months.
    static let lifetime: Int64 = 366 * 24 * 3600
    /// Bytes of the secret in a link.
    static let secretSize = 16

    /// The digest of a link's secret; `nil` for what is no secret of ours.
    static func key(of link: String) -> Digest? {
        guard let bytes = Base64URL.bytes(link), bytes.count == secretSize else { return nil }
        return Digest.blake2b(bytes)
    }
}

/// The simulations that are stored.
struct SavedSimulationTable {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    func insert(_ simulation: SavedSimulation) throws {
        try connection.run(
            """
            INSERT INTO savedSimulation (key, model, version, digest, request, answer, createdAt, expiresAt)
            VALUES (\(simulation.key), \(simulation.model), \(simulation.version), \(simulation.digest),
                \(simulation.request), \(simulation.answer), \(simulation.createdAt), \(simulation.expiresAt))
            """)
    }

    /// The simulation of a link that has not expired.
    func simulation(_ key: Digest, at now: Timestamp) throws -> SavedSimulation? {
        try connection.first(
            """
            SELECT key, model, version, digest, request, answer, createdAt, expiresAt FROM savedSimulation
            WHERE key = \(key) AND expiresAt > \(now)
            """
        ) { row in
            SavedSimulation(
                key: try row["key"], model: try row["model"], version: try row["version"], digest: try row["digest"],
                request: try row["request"], answer: try row["answer"], createdAt: try row["createdAt"],
                expiresAt: try row["expiresAt"])
        }
    }

    /// Erases the simulation of a link; whether there was one.
    func delete(_ key: Digest) throws -> Bool {
        try connection.run("DELETE FROM savedSimulation WHERE key = \(key)") == 1
    }

    /// Erases at most 1,000 that have expired; how many.
    func deleteExpired(at now: Timestamp) throws -> Int {
        try connection.run(
            """
            DELETE FROM savedSimulation WHERE key IN (
                SELECT key FROM savedSimulation WHERE expiresAt <= \(now) LIMIT 1000)
            """)
    }

    /// How many have expired, at most 1,000.
    func expiredCount(at now: Timestamp) throws -> Int {
        try connection.value(
            "SELECT count(*) FROM (SELECT 1 FROM savedSimulation WHERE expiresAt <= \(now) LIMIT 1000)") ?? 0
    }

    static let migrations = [
        Migration(
            "simulation", "saved simulations",
            """
            CREATE TABLE savedSimulation (
                key BLOB PRIMARY KEY CHECK (length(key) = 32),
                model TEXT NOT NULL,
                version TEXT NOT NULL,
                digest TEXT NOT NULL,
                request TEXT NOT NULL,
                answer TEXT NOT NULL,
                createdAt TEXT NOT NULL,
                expiresAt TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX savedSimulationExpiry ON savedSimulation (expiresAt);
            """)
    ]
}
