import Crypto

/// An entry as much as a segment knows of it.
struct EntryDigest: Sendable {
    let number: Int
    let digest: Digest
}
