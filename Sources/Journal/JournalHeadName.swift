import Crypto

/// A segment that was noted elsewhere: its number and its digest, `12:9f86d0…`.
package struct JournalHeadName: LosslessStringConvertible, Sendable {
    let segment: Int
    let digest: Digest

    init(_ segment: JournalSegment) {
        self.segment = segment.number
        digest = segment.digest
    }

    package init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let segment = Int(parts[0]), let bytes = Hexadecimal.bytes(String(parts[1])),
            let digest = Digest(bytes: bytes)
        else { return nil }
        self.segment = segment
        self.digest = digest
    }

    package var description: String { "\(segment):\(digest.hexadecimal)" }
}
