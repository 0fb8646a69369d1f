import Crypto
import Database
import Kernel

/// What sources answered, kept for as long as each allows.
struct SourceCache {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    static let migration = Migration(
        "companies", "source-cache",
        """
        CREATE TABLE sourceAnswer (
            key BLOB PRIMARY KEY,
            connector TEXT NOT NULL,
            body BLOB,
            fetchedAt TEXT NOT NULL,
            freshUntil TEXT NOT NULL,
            keptUntil TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX sourceAnswerByEnd ON sourceAnswer (keptUntil);
        """)

    static let sizeMigration = Migration(
        "companies", "size-of-source-cache",
        """
        CREATE INDEX sourceAnswerByFreshness ON sourceAnswer (freshUntil, length(body));
        """)

    /// Bytes of answers that are kept at most.
    static let mostBytes = 512 << 20

    /// Lets go of the answers that were fresh the longest ago while all of them are too large; whether there may be more.
    func shrink(to most: Int = mostBytes, limit: Int = 500) throws -> Bool {
        let bytes = try connection.value("SELECT coalesce(sum(length(body)), 0) FROM sourceAnswer", as: Int.self) ?? 0
        guard bytes > most else { return false }
        var excess = bytes - most
        let answers = try connection.all(
            "SELECT key, coalesce(length(body), 0) FROM sourceAnswer ORDER BY freshUntil LIMIT \(limit)"
        ) { row in (key: try row[0] as Digest, bytes: try row[1] as Int) }
        for answer in answers where excess > 0 {
            try connection.run("DELETE FROM sourceAnswer WHERE key = \(answer.key)")
            excess -= answer.bytes
        }
        return excess > 0
    }

    /// An answer that was kept.
    struct Kept {
        let answer: ConnectorAnswer
        let isFresh: Bool
    }

    func find(_ call: ConnectorCall, at now: Timestamp) throws -> Kept? {
        try connection.first(
            """
            SELECT body, fetchedAt, freshUntil FROM sourceAnswer WHERE key = \(call.key) AND keptUntil > \(now)
            """
        ) { row in
            let freshUntil: Timestamp = try row[2]
            return Kept(
                answer: ConnectorAnswer(body: try row[0], fetchedAt: try row[1]), isFresh: now < freshUntil)
        }
    }

    func put(_ answer: ConnectorAnswer, to call: ConnectorCall, _ connector: Connector) throws {
        let life = answer.body == nil ? Connector.unknownFor : call.timeToLive ?? connector.timeToLive
        let freshUntil = answer.fetchedAt.adding(seconds: life)
        try connection.run(
            """
            REPLACE INTO sourceAnswer (key, connector, body, fetchedAt, freshUntil, keptUntil)
            VALUES (\(call.key), \(connector.code), \(answer.body), \(answer.fetchedAt), \(freshUntil),
                \(freshUntil.adding(seconds: connector.staleFor)))
            """)
    }

    /// Lets go of what is too old, at most so many; whether there may be more.
    func dropExpired(at now: Timestamp, limit: Int = 500) throws -> Bool {
        try connection.run(
            """
            DELETE FROM sourceAnswer WHERE key IN (
                SELECT key FROM sourceAnswer WHERE keptUntil <= \(now) ORDER BY keptUntil LIMIT \(limit))
            """) == limit
    }
}
