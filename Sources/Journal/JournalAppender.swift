import Crypto
package import Database
package import Kernel

extension WriteTransaction {
    /// The journal, written in this transaction: the entry is there if and only if the effect is.
    package var journal: JournalAppender { JournalAppender(self) }
}

/// Writes in the journal, and erases what it says of persons; nothing else ever changes it.
package struct JournalAppender {
    private let transaction: WriteTransaction
    private var connection: Connection { transaction.connection }

    init(_ transaction: WriteTransaction) { self.transaction = transaction }

    /// Whether nothing ever happened.
    package var isUnwritten: Bool {
        get throws { try connection.value("SELECT lastEntry FROM journalHead WHERE id = 1", as: Int.self) == 0 }
    }

    /// Writes what a caller did.
    package func append(_ event: Event, by caller: Caller) throws {
        try append([event], by: Author(caller), request: caller.request)
    }

    /// Writes what was done.
    package func append(_ event: Event, by author: Author, request: String? = nil) throws {
        try append([event], by: author, request: request)
    }

    /// Writes several things that were done at once, in their order.
    package func append(_ events: [Event], by author: Author, request: String? = nil) throws {
        guard !events.isEmpty else { return }
        // Numbers without a gap, on any engine: a row that everybody who appends has to change.
        // Two statements, because RETURNING has the engine make a table in memory each time.
        try connection.run("UPDATE journalHead SET lastEntry = lastEntry + \(events.count) WHERE id = 1")
        let last = try connection.value("SELECT lastEntry FROM journalHead WHERE id = 1", as: Int.self)!
        var entries: [SQL] = []
        var audiences: [SQL] = []
        for (place, event) in events.enumerated() {
            let number = last - events.count + 1 + place
            entries.append(row(number, event, author, request))
            for audience in event.audience {
                audiences.append("(\(audience.organisation), \(number), \(audience.unit ?? ""))")
            }
        }
        try connection.insert(
            entries,
            into: """
                journalEntry (number, at, code, objectType, object, version, authorKind, author, request, details, salt,
                    payloadDigest, digest)
                """)
        try connection.insert(audiences, into: "journalAudience (organisation, number, unit)")
    }

    private func row(_ number: Int, _ event: Event, _ author: Author, _ request: String?) -> SQL {
        let frame = EntryFrame(
            number: number, at: transaction.now, code: event.code, object: event.object, version: event.version,
            authorKind: author.kind)
        let payload = EntryPayload(
            author: author.id, request: request, details: event.details, salt: transaction.salt())
        let payloadDigest = payload.digest
        return """
            (\(number), \(frame.at), \(frame.code), \(frame.object.type), \(frame.object.id), \(frame.version),
            \(frame.authorKind), \(payload.author), \(payload.request), \(payload.details), \(payload.salt),
            \(payloadDigest), \(frame.digest(with: payloadDigest)))
            """
    }

    /// Erases who, in which request and the details, of at most 1,000 entries on an object; the entries and the chain
    /// stay.
    ///
    /// - Returns: how many were erased; 1,000 when there may be more.
    @discardableResult package func erase(on object: ObjectName) throws -> Int {
        try connection.run(
            """
            UPDATE journalEntry SET author = NULL, request = NULL, details = NULL, salt = NULL WHERE number IN (
                SELECT number FROM journalEntry
                WHERE objectType = \(object.type) AND object = \(object.id) AND salt IS NOT NULL
                ORDER BY number LIMIT 1000)
            """)
    }

    /// Erases the same of at most 1,000 entries that an account or a key made.
    ///
    /// - Returns: how many were erased; 1,000 when there may be more.
    @discardableResult package func erase(by author: Author) throws -> Int {
        guard let id = author.id else { return 0 }
        return try connection.run(
            """
            UPDATE journalEntry SET author = NULL, request = NULL, details = NULL, salt = NULL WHERE number IN (
                SELECT number FROM journalEntry
                WHERE authorKind = \(author.kind) AND author = \(id) ORDER BY number LIMIT 1000)
            """)
    }
}

extension WriteTransaction {
    /// 16 random bytes.
    fileprivate func salt() -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(16)
        for _ in 0..<2 { withUnsafeBytes(of: random.next()) { bytes += $0 } }
        return bytes
    }
}
