package import Database

/// The journal as it is read.
package struct JournalTable {
    let connection: Connection

    /// The journal of one database.
    package init(_ connection: Connection) { self.connection = connection }

    /// What happened to one object, the latest first: at most `limit` entries, before a place.
    package func history(of object: ObjectName, before number: Int? = nil, limit: Int) throws -> [JournalEntry] {
        try connection.all(
            """
            SELECT number, at, code, objectType, object, version, authorKind, author, request, details, salt,
                payloadDigest, digest
            FROM journalEntry
            WHERE objectType = \(object.type) AND object = \(object.id) AND number < \(number ?? .max)
            ORDER BY number DESC LIMIT \(limit)
            """, as: JournalEntry.init)
    }

    /// Entries in the order in which they were written, between two places, both included.
    func entries(from first: Int, through last: Int, _ body: (JournalEntry) -> Void) throws {
        try connection.stream(
            """
            SELECT number, at, code, objectType, object, version, authorKind, author, request, details, salt,
                payloadDigest, digest
            FROM journalEntry WHERE number BETWEEN \(first) AND \(last) ORDER BY number
            """
        ) { row in body(try JournalEntry(row)) }
    }

    /// What stands for each entry from a place on, within a stretch of the journal that begins at the first one there.
    func digests(from place: Int, stretch: Int) throws -> [EntryDigest] {
        guard let first = try numbers(in: place...)?.lowerBound else { return [] }
        return try connection.all(
            """
            SELECT number, digest FROM journalEntry WHERE number BETWEEN \(first) AND \(first + stretch - 1)
            ORDER BY number
            """
        ) { row in EntryDigest(number: try row["number"], digest: try row["digest"]) }
    }

    /// The first and the last number of a part of the journal where none should be.
    func numbers(in part: PartialRangeUpTo<Int>) throws -> ClosedRange<Int>? {
        try bounds("SELECT min(number), max(number) FROM journalEntry WHERE number < \(part.upperBound)")
    }

    /// The first and the last number of a part of the journal where none should be.
    func numbers(in part: PartialRangeFrom<Int>) throws -> ClosedRange<Int>? {
        try bounds("SELECT min(number), max(number) FROM journalEntry WHERE number >= \(part.lowerBound)")
    }

    private func bounds(_ sql: SQL) throws -> ClosedRange<Int>? {
        try connection.first(sql) { row in
            let first: Int? = try row[0]
            let last: Int? = try row[1]
            return first.flatMap { first in last.map { first...$0 } }
        } ?? nil
    }

    /// The number of the entry written last; 0 before the first.
    package func lastNumber() throws -> Int { try head().lastEntry }

    /// How far it goes, and where it begins.
    func head() throws -> JournalHead {
        let head = try connection.first("SELECT lastEntry, lastSegment, anchor FROM journalHead WHERE id = 1") { row in
            JournalHead(
                lastEntry: try row["lastEntry"], lastSegment: try row["lastSegment"], anchor: try row["anchor"])
        }
        return head ?? JournalHead(lastEntry: 0, lastSegment: 0, anchor: 0)
    }

    /// A segment by its number.
    func segment(_ number: Int) throws -> JournalSegment? {
        try connection.first(
            """
            SELECT number, firstEntry, lastEntry, sealedAt, previous, digest, key, code FROM journalSegment
            WHERE number = \(number)
            """, as: JournalSegment.init)
    }

    /// The segment sealed last.
    func lastSegment() throws -> JournalSegment? {
        try connection.first(
            """
            SELECT number, firstEntry, lastEntry, sealedAt, previous, digest, key, code FROM journalSegment
            ORDER BY number DESC LIMIT 1
            """, as: JournalSegment.init)
    }

    /// Segments in order, from a number on.
    func segments(from number: Int, limit: Int) throws -> [JournalSegment] {
        try connection.all(
            """
            SELECT number, firstEntry, lastEntry, sealedAt, previous, digest, key, code FROM journalSegment
            WHERE number >= \(number) ORDER BY number LIMIT \(limit)
            """, as: JournalSegment.init)
    }
}
