import Crypto
import Database
import Kernel

/// The letters, and the addresses that bounce.
struct OutboxTable {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    private static let columns: SQL = """
        id, kind, object, step, language, state, createdAt, dueAt, expiresAt, settledAt, attempts, reason, isForDigest,
        address, name, link, unsubscribeToken
        """

    /// Keeps letters, but those that are there already.
    func insert(_ letters: [PostedLetter]) throws {
        let rows = letters.map { posted -> SQL in
            let letter = posted.letter
            return """
                (\(letter.id), \(posted.digest), \(letter.kind), \(letter.object), \(letter.step), \(posted.reader),
                \(letter.address), \(letter.name), \(letter.language), \(letter.link), \(letter.unsubscribeToken),
                \(letter.state), \(letter.isForDigest), \(letter.createdAt), \(letter.dueAt), \(letter.expiresAt),
                \(letter.settledAt), \(letter.attempts), \(letter.reason))
                """
        }
        try connection.insert(
            rows,
            into: """
                letter (id, digest, kind, object, step, reader, address, name, language, link, unsubscribeToken, state,
                    isForDigest, createdAt, dueAt, expiresAt, settledAt, attempts, reason)
                """,
            onConflict: "ON CONFLICT (object, digest) DO NOTHING")
    }

    /// The letter to try next, the one that has been due longest.
    func due(at now: Timestamp) throws -> OutboxLetter? {
        try connection.first(
            """
            SELECT \(Self.columns) FROM letter WHERE state = 'waiting' AND dueAt <= \(now) ORDER BY dueAt, id LIMIT 1
            """, as: OutboxLetter.init)
    }

    /// The letters of one address that wait for the same digest, oldest first, at most fifty.
    func digest(for address: String, at now: Timestamp) throws -> [OutboxLetter] {
        try connection.all(
            """
            SELECT \(Self.columns) FROM letter
            WHERE state = 'waiting' AND isForDigest = 1 AND address = \(address) AND dueAt <= \(now)
            ORDER BY dueAt, id LIMIT 50
            """, as: OutboxLetter.init)
    }

    /// One letter.
    func letter(_ id: Identifier<OutboxLetter>) throws -> OutboxLetter? {
        try connection.first("SELECT \(Self.columns) FROM letter WHERE id = \(id)", as: OutboxLetter.init)
    }

    /// Letters, the latest first.
    func latest(_ limit: Int, state: OutboxLetter.State?, before id: Identifier<OutboxLetter>?) throws -> [OutboxLetter]
    {
        var condition: SQL = "1"
        if let state { condition = "\(condition) AND state = \(state)" }
        if let id { condition = "\(condition) AND id < \(id)" }
        return try connection.all(
            "SELECT \(Self.columns) FROM letter WHERE \(condition) ORDER BY id DESC LIMIT \(limit)",
            as: OutboxLetter.init)
    }

    /// How many letters are due.
    func waiting(at now: Timestamp) throws -> Int {
        try connection.value(
            "SELECT count(*) FROM letter WHERE state = 'waiting' AND dueAt <= \(now)", as: Int.self) ?? 0
    }

    /// Ends the way of a letter. The link of what is sent or tells nothing any more goes at once, because it may open a
    /// door; that of a dead letter stays, for a second try.
    func settle(
        _ letter: OutboxLetter, _ state: OutboxLetter.State, reason: String?, at now: Timestamp
    ) throws {
        let link = state == .dead ? letter.link : nil
        try connection.run(
            """
            UPDATE letter SET state = \(state), reason = \(reason), settledAt = \(now), link = \(link)
            WHERE id = \(letter.id) AND state = 'waiting'
            """)
    }

    /// Tries a letter again later.
    func postpone(_ id: Identifier<OutboxLetter>, attempts: Int, until due: Timestamp, reason: String) throws {
        try connection.run(
            """
            UPDATE letter SET attempts = \(attempts), dueAt = \(due), reason = \(reason)
            WHERE id = \(id) AND state = 'waiting'
            """)
    }

    /// Ends at most 1,000 letters that tell nothing any more, or wait since before an instant.
    func expire(at now: Timestamp, waitingSince limit: Timestamp) throws -> Int {
        try connection.run(
            """
            UPDATE letter SET state = 'expired', settledAt = \(now), link = NULL WHERE id IN (
                SELECT id FROM letter
                WHERE state = 'waiting' AND (expiresAt <= \(now) OR createdAt < \(limit)) LIMIT 1000)
            """)
    }

    /// Lets a dead letter wait again, as if it had never been tried; `false` when it is not one, or its address was erased.
    func revive(_ id: Identifier<OutboxLetter>, at now: Timestamp) throws -> Bool {
        try connection.run(
            """
            UPDATE letter SET state = 'waiting', attempts = 0, dueAt = \(now), reason = NULL, settledAt = NULL
            WHERE id = \(id) AND state = 'dead' AND link IS NOT NULL AND address IS NOT NULL
            """) == 1
    }

    /// Whose letters a link of `List-Unsubscribe` ends, and of which kind.
    func subscription(_ token: String) throws -> (reader: String, kind: String)? {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let id = Identifier<OutboxLetter>(String(parts[0])) else { return nil }
        return try connection.first(
            """
            SELECT reader, kind FROM letter
            WHERE id = \(id) AND unsubscribeToken = \(String(parts[1])) AND reader IS NOT NULL
            """
        ) { row in (reader: try row["reader"], kind: try row["kind"]) }
    }

    /// Erases who at most 1,000 letters were for that were settled before an instant, and what opens a door.
    func forgetRecipients(settledBefore limit: Timestamp) throws -> Int {
        try connection.run(
            """
            UPDATE letter SET reader = NULL, address = NULL, name = NULL, link = NULL, unsubscribeToken = NULL
            WHERE id IN (
                SELECT id FROM letter WHERE settledAt < \(limit) AND reader IS NOT NULL ORDER BY settledAt LIMIT 1000)
            """)
    }

    /// Deletes at most 1,000 letters that were settled before an instant: from then on the same letter may be posted anew.
    func delete(settledBefore limit: Timestamp) throws -> Int {
        try connection.run(
            """
            DELETE FROM letter WHERE id IN (
                SELECT id FROM letter WHERE settledAt < \(limit) ORDER BY settledAt LIMIT 1000)
            """)
    }
}

extension OutboxLetter {
    init(_ row: borrowing Row) throws {
        id = try row["id"]
        kind = try row["kind"]
        object = try row["object"]
        step = try row["step"]
        language = try row["language"]
        state = try row["state"]
        createdAt = try row["createdAt"]
        dueAt = try row["dueAt"]
        expiresAt = try row["expiresAt"]
        settledAt = try row["settledAt"]
        attempts = try row["attempts"]
        reason = try row["reason"]
        isForDigest = try row["isForDigest"]
        address = try row["address"]
        name = try row["name"]
        link = try row["link"]
        unsubscribeToken = try row["unsubscribeToken"]
    }
}

extension OutboxLetter.State: SQLValue {
    var datum: SQLDatum { .text(rawValue) }

    init?(_ column: borrowing SQLColumn) {
        guard let text = column.text else { return nil }
        self.init(rawValue: text)
    }
}
