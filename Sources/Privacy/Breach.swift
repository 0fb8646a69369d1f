import Database
import Endpoints
import Kernel

/// Data that may have been seen, changed or lost (GDPR art. 33): the authority is told within 72 hours.
struct Breach: Encodable, Sendable {
    let id: Identifier<Breach>
    let description: String
    /// When it may have begun, and ended.
    let beganAt: Timestamp
    let endedAt: Timestamp
    /// The account or key that was misused, when it is known.
    let author: String?
    let discoveredAt: Timestamp
    /// When the authority must have been told.
    let dueAt: Timestamp
    var notifiedAt: Timestamp?
    /// Why it was told late, or need not be told.
    var reason: String?
    var version: Int

    /// Seconds in which the authority is told.
    static let delay: Int64 = 72 * 3600
}

extension Breach {
    init(_ row: borrowing Row) throws {
        id = try row["id"]
        version = try row["version"]
        description = try row["description"]
        beganAt = try row["beganAt"]
        endedAt = try row["endedAt"]
        author = try row["author"]
        discoveredAt = try row["discoveredAt"]
        dueAt = try row["dueAt"]
        notifiedAt = try row["notifiedAt"]
        reason = try row["reason"]
    }
}

/// Who did what in the time of a breach, as the journal tells it.
struct BreachAccess: Encodable, Sendable {
    let authorKind: String
    let author: String?
    let code: String
    let objectType: String
    let entries: Int
    /// How many different things were touched.
    let objects: Int
}

/// The register of breaches.
struct BreachTable {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    private static let columns: SQL = """
        id, version, description, beganAt, endedAt, author, discoveredAt, dueAt, notifiedAt, reason
        """

    func find(_ id: Identifier<Breach>) throws -> Breach? {
        try connection.first("SELECT \(Self.columns) FROM breach WHERE id = \(id)", as: Breach.init)
    }

    /// The latest first, after one of them.
    func latest(_ limit: Int, before id: Identifier<Breach>?) throws -> [Breach] {
        try connection.all(
            """
            SELECT \(Self.columns) FROM breach WHERE id < \(id?.description ?? "~") ORDER BY id DESC LIMIT \(limit)
            """, as: Breach.init)
    }

    func insert(_ breach: Breach) throws {
        try connection.run(
            """
            INSERT INTO breach (id, version, description, beganAt, endedAt, author, discoveredAt, dueAt)
            VALUES (\(breach.id), \(breach.version), \(breach.description), \(breach.beganAt), \(breach.endedAt),
                \(breach.author), \(breach.discoveredAt), \(breach.dueAt))
            """)
    }

    /// Writes that the authority was told.
    func save(_ breach: Breach) throws {
        try connection.run(
            """
            UPDATE breach SET version = \(breach.version), notifiedAt = \(breach.notifiedAt), reason = \(breach.reason)
            WHERE id = \(breach.id)
            """)
    }

    /// Who did what in its time, those who did most first; at most 1,000 lines.
    func accesses(in breach: Breach) throws -> [BreachAccess] {
        try connection.all(
            """
            SELECT authorKind, author, code, objectType, count(*) AS entries, count(DISTINCT object) AS objects
            FROM journalEntry
            WHERE at BETWEEN \(breach.beganAt) AND \(breach.endedAt)
                AND (\(breach.author) IS NULL OR author = \(breach.author))
            GROUP BY authorKind, author, code, objectType ORDER BY entries DESC, code LIMIT 1000
            """
        ) { row in
            BreachAccess(
                authorKind: try row["authorKind"], author: try row["author"], code: try row["code"],
                objectType: try row["objectType"], entries: try row["entries"], objects: try row["objects"])
        }
    }
}
