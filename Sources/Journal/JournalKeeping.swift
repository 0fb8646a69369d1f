package import Crypto
package import Database
import Kernel

/// The scheduled work on the journal: sealing what was written, and letting go of what is old.
package struct JournalKeeping: Sendable {
    let keys: KeyRing?
    let keptForDays: Int

    /// Entries in one segment, at most: one step reads their digests in a few milliseconds.
    static let segmentSize = 4096

    /// The rules of one service.
    package init(keys: KeyRing?, keptForDays: Int) {
        self.keys = keys
        self.keptForDays = keptForDays
    }

    /// Seals the entries that no segment covers, one segment at most.
    ///
    /// - Returns: whether there is more to seal.
    /// - Throws: `JournalSealingStopped`.
    package func seal(in transaction: WriteTransaction) throws -> Bool {
        let table = JournalTable(transaction.connection)
        let last = try table.lastSegment()
        // What was covered by a segment that is gone is not covered anew: that would hide it.
        guard last?.number ?? 0 == (try table.head().lastSegment) else { throw JournalSealingStopped.segmentsMissing }
        if last?.seal != nil, keys == nil { throw JournalSealingStopped.keysMissing }
        let next = (last?.lastEntry ?? 0) + 1
        let entries = try table.digests(from: next, stretch: JournalKeeping.segmentSize)
        guard !entries.isEmpty else { return false }
        let segment = JournalSegment(
            (last?.number ?? 0) + 1, of: entries, after: last?.digest ?? JournalSegment.beginning, at: transaction.now,
            keys: keys)
        try transaction.connection.run(
            """
            INSERT INTO journalSegment (number, firstEntry, lastEntry, sealedAt, previous, digest, key, code)
            VALUES (\(segment.number), \(segment.firstEntry), \(segment.lastEntry), \(segment.sealedAt),
                \(segment.previous), \(segment.digest), \(segment.seal.map { Int($0.key) }), \(segment.seal?.code))
            """)
        try transaction.connection.run("UPDATE journalHead SET lastSegment = \(segment.number) WHERE id = 1")
        return entries.count == JournalKeeping.segmentSize
    }

    /// Lets go of the oldest segment's entries when they were kept long enough. The segment itself stays as the anchor
    /// from which the chain goes on; the anchor before it goes.
    ///
    /// - Returns: whether there may be more to let go.
    package func dropOldest(in transaction: WriteTransaction) throws -> Bool {
        let table = JournalTable(transaction.connection)
        let anchor = try table.head().anchor
        guard let oldest = try table.segment(anchor + 1), isOld(oldest, at: transaction.now) else { return false }
        let connection = transaction.connection
        try connection.run(
            "DELETE FROM journalEntry WHERE number BETWEEN \(oldest.firstEntry) AND \(oldest.lastEntry)")
        try connection.run(
            "DELETE FROM journalAudience WHERE number BETWEEN \(oldest.firstEntry) AND \(oldest.lastEntry)")
        try connection.run("DELETE FROM journalSegment WHERE number = \(anchor)")
        try connection.run("UPDATE journalHead SET anchor = \(oldest.number) WHERE id = 1")
        return true
    }

    /// Whether the entries of a segment were kept long enough.
    func isOld(_ segment: JournalSegment, at now: Timestamp) -> Bool {
        segment.sealedAt <= now.adding(seconds: Int64(-keptForDays) * 86_400)
    }
}
