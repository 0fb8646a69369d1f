private import Crypto
import Database
import HTTP
import Kernel

/// The memory of one request that may come again (draft-ietf-httpapi-idempotency-key-header): the same key and body give
/// the first answer again, the same key with another body is refused.
///
/// The record is written in the transaction of the effect: there is never one without the other.
struct IdempotencyRecord: Sendable {
    private let caller: String
    private let key: String
    private let digest: [UInt8]
    /// Whether the answer holds a secret, which is shown once.
    private let isSecret: Bool

    /// How long an answer is kept, in seconds.
    static let lifetime: Int64 = 24 * 3600

    /// The record that a request asks for; `nil` when it carries no key, or the operation keeps none.
    init?(
        of reader: RequestReader, for caller: Caller, _ operation: Operation, _ repetition: Repetition
    ) throws(Failure) {
        if case .notKept = repetition { return nil }
        guard let key = reader.head.fields[.idempotencyKey] else {
            if case .keyRequired = repetition { throw IdempotencyRecord.refusal }
            return nil
        }
        guard (1...255).contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw IdempotencyRecord.refusal
        }
        let request = Array((operation.method.rawValue + " " + reader.head.target.path + "\n").utf8)
        var stream = DigestStream()
        stream.update(request)
        for offset in stride(from: 0, to: reader.content.count, by: 1 << 20) {
            guard let piece = reader.content.read(at: offset, count: 1 << 20) else { throw Failure(.internalError) }
            stream.update(piece)
        }
        digest = stream.finish().bytes
        switch caller.identity {
        case .owner: self.caller = "owner"
        case .person(let person): self.caller = "account:" + person.account
        case .partner(let partner): self.caller = "key:" + partner.key
        case .anonymous:
            // Anybody could guess a short key of somebody else: it must be a UUID, and the body is part of the scope.
            guard IdempotencyRecord.isUUID(key) else { throw IdempotencyRecord.refusal }
            self.caller = "anonymous:" + Hexadecimal.text(digest)
        }
        self.key = key
        isSecret = repetition == .secret
    }

    private static let refusal = Failure(
        .invalidIdempotencyKey,
        fields: [
            Failure.Field(
                "#Idempotency-Key", "invalid", Text(fr: "Clé absente ou mal formée.", en: "Missing or malformed key."))
        ])

    private static func isUUID(_ key: String) -> Bool { Identifier<IdempotencyRecord>(key.lowercased()) != nil }

    /// Does the work once: a repetition gets the first answer, and a failure is not kept.
    static func once(
        _ record: IdempotencyRecord?, in transaction: WriteTransaction, _ work: () throws -> Representation
    ) throws -> Representation {
        guard let record else { return try work() }
        if let earlier = try record.earlierAnswer(in: transaction.connection, at: transaction.now) { return earlier }
        let answer = try work()
        // A refusal that leaves a trace (a wrong code, counted) may be followed by a better try.
        if (200...299).contains(answer.status.code) { try record.keep(answer, in: transaction) }
        return answer
    }

    /// What was answered to the same request before; `nil` when it is new.
    func earlierAnswer(in connection: Connection, at now: Timestamp) throws -> Representation? {
        let row = try connection.first(
            """
            SELECT digest, status, type, location, version, body FROM idempotencyRecord
            WHERE caller = \(caller) AND key = \(key) AND createdAt > \(oldest(now))
            """
        ) { row in
            let digest: [UInt8] = try row["digest"]
            let status: Int = try row["status"]
            let type: String = try row["type"]
            let location: String? = try row["location"]
            let version: Int? = try row["version"]
            let body: [UInt8] = try row["body"]
            var answer = Representation(Status(status), MediaType(type), body, version: version)
            if let location { answer.fields.append(.location, location) }
            answer.fields.append(.idempotentReplayed, "true")
            return (digest: digest, answer: answer)
        }
        guard let row else { return nil }
        guard row.digest == digest else { throw Failure(.idempotencyKeyReused) }
        guard !isSecret else { throw Failure(.answerNotKept) }
        return row.answer
    }

    private func keep(_ answer: Representation, in transaction: WriteTransaction) throws {
        try transaction.connection.run(
            """
            INSERT INTO idempotencyRecord (caller, key, digest, status, type, location, version, body, createdAt)
            VALUES (\(caller), \(key), \(digest), \(answer.status.code), \(answer.type.essence),
                \(answer.fields[.location]), \(answer.version), \(isSecret ? [] : answer.body), \(transaction.now))
            ON CONFLICT (caller, key) DO UPDATE SET digest = excluded.digest, status = excluded.status,
                type = excluded.type, location = excluded.location, version = excluded.version, body = excluded.body,
                createdAt = excluded.createdAt
            """)
    }

    private func oldest(_ now: Timestamp) -> Timestamp { now.adding(seconds: -IdempotencyRecord.lifetime) }

    /// Forgets the answers that nobody may ask for any more, a bounded number at a time.
    static func forgetExpired(in transaction: WriteTransaction) throws -> Int {
        try transaction.connection.run(
            """
            DELETE FROM idempotencyRecord WHERE (caller, key) IN (
                SELECT caller, key FROM idempotencyRecord
                WHERE createdAt <= \(transaction.now.adding(seconds: -lifetime)) ORDER BY createdAt LIMIT 1000)
            """)
    }

    /// Its table.
    static let migrations = [
        Migration(
            "endpoints", "idempotency",
            """
            CREATE TABLE idempotencyRecord (
                caller TEXT NOT NULL,
                key TEXT NOT NULL,
                digest BLOB NOT NULL CHECK (length(digest) = 32),
                status INTEGER NOT NULL CHECK (status BETWEEN 200 AND 299),
                type TEXT NOT NULL,
                location TEXT,
                version INTEGER,
                body BLOB NOT NULL,
                createdAt TEXT NOT NULL,
                PRIMARY KEY (caller, key)
            ) STRICT;
            CREATE INDEX idempotencyRecordByAge ON idempotencyRecord (createdAt);
            """)
    ]
}
