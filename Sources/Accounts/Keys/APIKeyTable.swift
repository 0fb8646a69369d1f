import Crypto
import Database
import HTTP
import Kernel

/// The keys that are stored.
struct APIKeyTable {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    func find(_ id: KeyName) throws -> APIKey? {
        try connection.first("\(Self.columns) WHERE id = \(id)", as: APIKey.init)
    }

    /// A key with the digest of its text.
    func findWithDigest(_ id: KeyName) throws -> (key: APIKey, digest: Digest)? {
        try connection.first("\(Self.columns) WHERE id = \(id)") { row in
            (try APIKey(row), try row["digest"] as Digest)
        }
    }

    /// The keys that meet a condition, in the order of their names, after one of them.
    func all(_ limit: Int, after id: KeyName?, where condition: SQL) throws -> [APIKey] {
        try connection.all(
            """
            \(Self.columns) WHERE id > \(id?.description ?? "") AND (\(condition)) ORDER BY id LIMIT \(limit)
            """, as: APIKey.init)
    }

    /// - Throws: `Failure(.keyLimit)` when the organisation has two live keys of that name.
    func insert(_ key: APIKey, _ digest: Digest, at now: Timestamp) throws {
        let live: Int? = try connection.value(
            """
            SELECT count(*) FROM apiKey WHERE organisation = \(key.organisation) AND name = \(key.name)
                AND revokedAt IS NULL AND expiresAt > \(now)
            """)
        guard live ?? 0 < APIKey.liveLimit else { throw Failure(.keyLimit) }
        try connection.run(
            """
            INSERT INTO apiKey (id, digest, name, organisation, scopes, zones, networks, isTest, createdAt, expiresAt,
                version)
            VALUES (\(key.id), \(digest), \(key.name), \(key.organisation),
                \(key.scopes.map(\.rawValue).joined(separator: ",")), \(key.zones),
                \(key.networks.map(\.description).joined(separator: ",")), \(key.isTest), \(key.createdAt),
                \(key.expiresAt), \(key.version))
            """)
    }

    func revoke(_ id: KeyName, at now: Timestamp) throws {
        try connection.run("UPDATE apiKey SET revokedAt = \(now), version = version + 1 WHERE id = \(id)")
    }

    private static let columns: SQL = """
        SELECT id, digest, name, organisation, scopes, zones, networks, isTest, createdAt, expiresAt, lastUsedAt,
            revokedAt, version FROM apiKey
        """
}

extension APIKey {
    fileprivate init(_ row: borrowing Row) throws {
        id = try row["id"]
        name = try row["name"]
        organisation = try row["organisation"]
        let scopes: String = try row["scopes"]
        self.scopes = scopes.split(separator: ",").map { Scope(rawValue: String($0)) }
        zones = try row["zones"]
        let networks: String = try row["networks"]
        self.networks = networks.split(separator: ",").compactMap { AddressBlock(String($0)) }
        isTest = try row["isTest"]
        createdAt = try row["createdAt"]
        expiresAt = try row["expiresAt"]
        lastUsedAt = try row["lastUsedAt"]
        revokedAt = try row["revokedAt"]
        version = try row["version"]
    }
}
