import Crypto
import Database
import Kernel
import Testing

@testable import Journal

/// Whoever changes the file behind the service's back is found, and what they changed is named.
@Suite struct `Verifying the journal` {
    @Test func `finds nothing wrong in what was written`() throws {
        let report = try TemporaryJournal().report()
        #expect(report.faults.isEmpty)
        #expect(report.entries == 11 && report.unsealedEntries == 2 && report.segments == 3)
        #expect(report.authenticatedSegments == 0 && report.erasedEntries == 0)
        #expect(try TemporaryJournal(filled: false).report().faults.isEmpty)
    }

    @Test(arguments: [
        "code", "at", "objectType", "object", "authorKind", "author", "request", "details",
    ])
    func `names an entry of which one letter differs`(column: String) throws {
        for number in [5, 11] {
            let journal = try TemporaryJournal()
            let change: SQL =
                switch column {
                case "code": "code = 'thing-change'"
                case "at": "at = '2026-03-02T09:00:00.001Z'"
                case "objectType": "objectType = 'thin'"
                case "object": "object = '2'"
                case "authorKind": "authorKind = 'key'"
                case "author": "author = 'eda'"
                case "request": "request = 'request-7'"
                default: "details = '{ }'"
                }
            try journal.tamper("UPDATE journalEntry SET \(change) WHERE number = \(number)")
            #expect(try journal.report().faults == [JournalFault(.entryAltered, number)])
        }
    }

    @Test func `names an entry of which a byte of salt or digest differs`() throws {
        let changes: [SQL] = [
            "salt = zeroblob(16)", "payloadDigest = zeroblob(32)", "digest = zeroblob(32)", "version = 9",
            "version = NULL", "details = NULL",
        ]
        for change in changes {
            let journal = try TemporaryJournal()
            try journal.tamper("UPDATE journalEntry SET \(change) WHERE number = 5")
            #expect(try journal.report().faults == [JournalFault(.entryAltered, 5)])
        }
    }

    @Test func `names entries that were taken away, in the middle or at the end`() throws {
        for (first, last) in [(1, 1), (5, 5), (3, 8), (10, 11), (11, 11), (7, 11), (1, 11)] {
            let journal = try TemporaryJournal()
            try journal.tamper("DELETE FROM journalEntry WHERE number BETWEEN \(first) AND \(last)")
            let missing = try journal.report().faults.filter { $0.kind == .entriesMissing }
            #expect(missing.flatMap { Array($0.first...$0.last) } == Array(first...last))
            #expect(try journal.report().faults.allSatisfy { $0.kind == .entriesMissing })
        }
    }

    @Test func `names two entries that changed places`() throws {
        let journal = try TemporaryJournal()
        try journal.tamper(
            "UPDATE journalEntry SET number = 99 WHERE number = 5",
            "UPDATE journalEntry SET number = 5 WHERE number = 8",
            "UPDATE journalEntry SET number = 8 WHERE number = 99")
        #expect(try journal.report().faults == [JournalFault(.entryAltered, 5), JournalFault(.entryAltered, 8)])
    }

    @Test func `names the segment of an entry that was made anew with its digest`() throws {
        let journal = try TemporaryJournal()
        try journal.forge(5)
        #expect(try journal.report().faults == [JournalFault(.segmentAltered, 2)])
    }

    @Test func `names entries that nobody wrote`() throws {
        let journal = try TemporaryJournal()
        try journal.tamper("UPDATE journalHead SET lastEntry = 9")
        #expect(try journal.report().faults == [JournalFault(.entriesUnexpected, 10...11)])
    }

    @Test func `names segments that were taken away or changed`() throws {
        let cases: [(SQL, [JournalFault])] = [
            ("DELETE FROM journalSegment WHERE number = 2", [JournalFault(.segmentsMissing, 2)]),
            ("DELETE FROM journalSegment WHERE number = 3", [JournalFault(.segmentsMissing, 3)]),
            ("DELETE FROM journalSegment WHERE number = 1", [JournalFault(.segmentsMissing, 1)]),
            (
                "UPDATE journalSegment SET sealedAt = '2026-03-02T09:00:00.001Z' WHERE number = 2",
                [JournalFault(.segmentAltered, 2)]
            ),
            ("UPDATE journalSegment SET lastEntry = 10 WHERE number = 3", [JournalFault(.segmentAltered, 3)]),
            ("UPDATE journalSegment SET lastEntry = 9999999999 WHERE number = 3", [JournalFault(.segmentAltered, 3)]),
            (
                "UPDATE journalSegment SET previous = zeroblob(32) WHERE number = 2",
                [JournalFault(.chainBroken, 2), JournalFault(.segmentAltered, 2)]
            ),
            (
                "UPDATE journalSegment SET digest = zeroblob(32) WHERE number = 2",
                [JournalFault(.segmentAltered, 2), JournalFault(.chainBroken, 3)]
            ),
        ]
        for (change, faults) in cases {
            let journal = try TemporaryJournal()
            try journal.tamper(change)
            #expect(try journal.report().faults == faults)
        }
    }

    @Test func `goes on when the end of the chain was taken away, and nothing covers it anew`() throws {
        let journal = try TemporaryJournal()
        try journal.tamper("DELETE FROM journalSegment WHERE number = 3")
        #expect(throws: JournalSealingStopped.segmentsMissing) { try journal.seal() }
    }

    @Test func `finds a chain made anew without the keys`() throws {
        let keys = try TemporaryJournal.ring()
        let journal = try TemporaryJournal(keys: keys)
        let report = try journal.report(keys: keys)
        #expect(report.faults.isEmpty && report.authenticatedSegments == 3)
        #expect(try journal.report().faults.isEmpty, "without keys there is nothing to hold against")

        try journal.forge(5)
        try journal.forgeSegments(from: 2, keys: nil)
        #expect(try journal.report().faults.isEmpty, "the chain fits, which is why keys are worth having")
        let forged = [JournalFault(.segmentForged, 2), JournalFault(.segmentForged, 3)]
        #expect(try journal.report(keys: keys).faults == forged)
        try journal.forgeSegments(from: 2, keys: try TemporaryJournal.ring())
        #expect(try journal.report(keys: keys).faults == forged)
    }

    @Test func `finds a chain made anew when its head was noted`() throws {
        let journal = try TemporaryJournal()
        let head = try #require(try journal.report().head)
        #expect(head.hasPrefix("3:"))
        try journal.append(1)
        try journal.seal()
        #expect(try journal.report(head: head).faults.isEmpty)
        try journal.forge(5)
        try journal.forgeSegments(from: 2, keys: nil)
        #expect(try journal.report(head: head).faults == [JournalFault(.headUnknown, 3)])
        let later = "9" + head.dropFirst()
        #expect(try journal.report(head: later).faults == [JournalFault(.headUnknown, 9)])
    }

    @Test func `is not sealed without keys once it was sealed with them`() throws {
        let journal = try TemporaryJournal(keys: try TemporaryJournal.ring())
        #expect(throws: JournalSealingStopped.keysMissing) { try journal.seal() }
    }
}

extension TemporaryJournal {
    /// Changes an entry as somebody does who knows how digests are made.
    func forge(_ number: Int) throws {
        try database.writer.write { transaction in
            var forged: JournalEntry?
            try JournalTable(transaction.connection).entries(from: number, through: number) { forged = $0 }
            let entry = forged!
            let frame = EntryFrame(
                number: number, at: entry.at, code: "thing-deleted", object: entry.object, version: entry.version,
                authorKind: entry.frame.authorKind)
            try transaction.connection.run(
                """
                UPDATE journalEntry SET code = \(frame.code), digest = \(frame.digest(with: entry.payloadDigest))
                WHERE number = \(number)
                """)
        }
    }

    /// Makes the chain anew from a segment on.
    func forgeSegments(from number: Int, keys: KeyRing?) throws {
        try database.writer.write { transaction in
            let table = JournalTable(transaction.connection)
            var previous = try table.segment(number - 1)!.digest
            for old in try table.segments(from: number, limit: 100) {
                let entries = try table.digests(from: old.firstEntry, stretch: old.lastEntry - old.firstEntry + 1)
                let new = JournalSegment(old.number, of: entries, after: previous, at: old.sealedAt, keys: keys)
                try transaction.connection.run(
                    """
                    UPDATE journalSegment SET previous = \(new.previous), digest = \(new.digest),
                        key = \(new.seal.map { Int($0.key) }), code = \(new.seal?.code) WHERE number = \(new.number)
                    """)
                previous = new.digest
            }
        }
    }
}
