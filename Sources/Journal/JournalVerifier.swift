import Crypto
package import Database
package import Kernel

/// Reads the whole journal, a bounded step at a time, and says what is not as it was written.
package struct JournalVerifier {
    private let keeping: JournalKeeping
    private let now: Timestamp
    private var expectedHead: JournalHeadName?
    /// What was found so far.
    package private(set) var report = JournalReport()

    /// Where the next segment and the next entry should be; `nil` before the first step.
    private var next: (segment: Int, entry: Int, previous: Digest)?
    /// How far the entries that no segment covers were read.
    private var tail = 1
    private var isKeyed = false

    /// Begins with nothing read; the head noted earlier is looked for on the way.
    package init(_ keeping: JournalKeeping, at now: Timestamp, expecting head: JournalHeadName? = nil) {
        self.keeping = keeping
        self.now = now
        expectedHead = head
    }

    /// Reads on, in one state of the data.
    ///
    /// - Returns: whether there is more to read.
    package mutating func step(_ connection: Connection) throws -> Bool {
        let table = JournalTable(connection)
        if next == nil { try begin(table) }
        let segments = try table.segments(from: next!.segment, limit: 8)
        for segment in segments { try check(segment, in: table) }
        if !segments.isEmpty { return true }
        return try checkTail(in: table)
    }

    /// Starts at the first segment, or after the anchor.
    private mutating func begin(_ table: JournalTable) throws {
        let anchor = try table.head().anchor
        next = (1, 1, JournalSegment.beginning)
        guard anchor > 0 else { return }
        guard let segment = try table.segment(anchor) else {
            report.add(JournalFault(.segmentsMissing, anchor))
            return
        }
        if !keeping.isOld(segment, at: now) { report.add(JournalFault(.droppedTooEarly, 1...segment.lastEntry)) }
        if let stray = try table.numbers(in: ..<(segment.lastEntry + 1)) {
            report.add(JournalFault(.entriesUnexpected, stray))
        }
        note(segment)
        next = (anchor + 1, segment.lastEntry + 1, segment.digest)
        tail = segment.lastEntry + 1
    }

    private mutating func check(_ segment: JournalSegment, in table: JournalTable) throws {
        let expected = next!
        if segment.number > expected.segment {
            report.add(JournalFault(.segmentsMissing, expected.segment...segment.number - 1))
        } else if segment.previous != expected.previous {
            report.add(JournalFault(.chainBroken, segment.number))
        }
        let size = segment.lastEntry - segment.firstEntry + 1
        // A segment that was moved over others' entries would cost more than its share to read.
        guard segment.firstEntry >= expected.entry, size <= JournalKeeping.segmentSize else {
            report.add(JournalFault(.segmentAltered, segment.number))
            next = (segment.number + 1, expected.entry, segment.digest)
            return
        }
        let faults = report.faults.count
        let digests = try checkEntries(from: expected.entry, through: segment.lastEntry, in: table)
        // An entry that is wrong by itself was named; the segment is named when its entries look right.
        let own = digests.filter { $0.number >= segment.firstEntry }.map(\.digest)
        if report.faults.count == faults, !segment.covers(own) {
            report.add(JournalFault(.segmentAltered, segment.number))
        }
        note(segment)
        report.segments += 1
        next = (segment.number + 1, segment.lastEntry + 1, segment.digest)
        tail = max(tail, segment.lastEntry + 1)
    }

    /// Checks who made a segment, and whether it is the one noted earlier.
    private mutating func note(_ segment: JournalSegment) {
        switch segment.isAuthentic(with: keeping.keys) {
        case true?: report.authenticatedSegments += 1
        case false?: report.add(JournalFault(.segmentForged, segment.number))
        case nil:
            // Once keys are used they stay in use: the job does not seal without them.
            if isKeyed, keeping.keys != nil { report.add(JournalFault(.segmentForged, segment.number)) }
        }
        isKeyed = isKeyed || segment.seal != nil
        let name = JournalHeadName(segment)
        if let head = expectedHead, head.segment == name.segment {
            if head.digest != name.digest { report.add(JournalFault(.headUnknown, head.segment)) }
            expectedHead = nil
        }
        report.head = name.description
    }

    /// Checks entries that were not checked yet, and that none is missing between two places.
    private mutating func checkEntries(from first: Int, through last: Int, in table: JournalTable) throws
        -> [EntryDigest]
    {
        var digests: [EntryDigest] = []
        var report = report
        var place = first
        try table.entries(from: first, through: last) { entry in
            if entry.number > place { report.add(JournalFault(.entriesMissing, place...entry.number - 1)) }
            if !entry.isIntact { report.add(JournalFault(.entryAltered, entry.number)) }
            if entry.number >= tail {
                report.entries += 1
                if entry.isErased { report.erasedEntries += 1 }
            }
            digests.append(EntryDigest(number: entry.number, digest: entry.digest))
            place = entry.number + 1
        }
        if place <= last { report.add(JournalFault(.entriesMissing, place...last)) }
        self.report = report
        return digests
    }

    /// Reads on in what no segment covers, up to where the head says that it ends.
    private mutating func checkTail(in table: JournalTable) throws -> Bool {
        let head = try table.head()
        let end = head.lastEntry
        let last = min(end, tail + JournalKeeping.segmentSize * 4 - 1)
        if tail <= last {
            _ = try checkEntries(from: tail, through: last, in: table)
            tail = last + 1
            if last < end { return true }
        }
        if let stray = try table.numbers(in: (end + 1)...) { report.add(JournalFault(.entriesUnexpected, stray)) }
        if next!.segment <= head.lastSegment {
            report.add(JournalFault(.segmentsMissing, next!.segment...head.lastSegment))
        }
        report.unsealedEntries = max(0, end - next!.entry + 1)
        if let head = expectedHead { report.add(JournalFault(.headUnknown, head.segment)) }
        return false
    }
}
