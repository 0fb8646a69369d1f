import Crypto

/// Decides between candidates whom an offer ranks alike, by lots that were fixed before anybody ranked: the digest of the
/// seed was published, and the seed is told afterwards, so that everybody can draw again.
package struct DrawingOfLots: Sendable {
    /// 64 hexadecimal digits.
    package let seed: String

    /// Lots by a seed.
    package init(seed: String) { self.seed = seed }

    /// What is published before: SHA-256 of the seed's text.
    package var commitment: String { Digest.sha256(seed).hexadecimal }

    /// The lot of a candidate at an offer; the smaller comes first: SHA-256 of `seed|candidate|offer`.
    package func lot(candidate: String, offer: String) -> String {
        Digest.sha256("\(seed)|\(candidate)|\(offer)").hexadecimal
    }
}
