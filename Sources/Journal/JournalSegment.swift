import Crypto
import Database
import Kernel

/// A stretch of the journal, sealed: its digest covers the digests of its entries and that of the segment before, so
/// that whoever knows one digest knows whether anything before it was touched.
struct JournalSegment: Sendable {
    /// From 1, without a gap.
    let number: Int
    let firstEntry: Int
    let lastEntry: Int
    let sealedAt: Timestamp
    /// The digest of the segment before; zeros for the first.
    let previous: Digest
    let digest: Digest
    /// By which key of the ring it is authenticated, with the code: who writes in the file and has not the key cannot
    /// make another chain. `nil` when the service has no keys.
    let seal: Seal?

    /// The code under one key.
    struct Seal: Sendable {
        let key: UInt32
        let code: [UInt8]
    }

    /// What comes before the first segment.
    static let beginning = Digest(bytes: [UInt8](repeating: 0, count: Digest.size))!
    private static let purpose: StaticString = "journal segment"

    /// Seals entries.
    init(
        _ number: Int, of entries: [EntryDigest], after previous: Digest, at now: Timestamp, keys: KeyRing?
    ) {
        self.number = number
        firstEntry = entries.first!.number
        lastEntry = entries.last!.number
        sealedAt = now
        self.previous = previous
        digest = JournalSegment.digest(number, entries.map(\.digest), firstEntry, lastEntry, previous, now)
        let digest = self.digest
        seal = keys.map { Seal(key: $0.newest, code: $0.code(for: digest.bytes, purpose: Self.purpose)!) }
    }

    init(_ row: borrowing Row) throws {
        number = try row["number"]
        firstEntry = try row["firstEntry"]
        lastEntry = try row["lastEntry"]
        sealedAt = try row["sealedAt"]
        previous = try row["previous"]
        digest = try row["digest"]
        let key: Int? = try row["key"]
        let code: [UInt8]? = try row["code"]
        seal = key.flatMap { UInt32(exactly: $0) }.flatMap { key in code.map { Seal(key: key, code: $0) } }
    }

    /// Whether it says of these entries what it said when they were sealed.
    func covers(_ entries: [Digest]) -> Bool {
        JournalSegment.digest(number, entries, firstEntry, lastEntry, previous, sealedAt) == digest
    }

    /// Whether its code is right; `nil` when it has none, or the ring lacks its key.
    func isAuthentic(with keys: KeyRing?) -> Bool? {
        guard let seal, let keys, let code = keys.code(for: digest.bytes, purpose: Self.purpose, key: seal.key)
        else { return nil }
        return ConstantTime.areEqual(code, seal.code)
    }

    private static func digest(
        _ number: Int, _ entries: [Digest], _ first: Int, _ last: Int, _ previous: Digest, _ sealedAt: Timestamp
    ) -> Digest {
        var framed = FramedBytes(reserving: 128 + entries.count * (Digest.size + 4))
        framed.append(number)
        framed.append(first)
        framed.append(last)
        framed.append(sealedAt.description)
        framed.append(previous.bytes)
        for entry in entries { framed.append(entry.bytes) }
        return Digest.blake2b(framed.bytes)
    }
}
