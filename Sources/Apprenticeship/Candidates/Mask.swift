import Crypto
import Kernel

/// The name under which an offer sees a candidate: another one for each offer, so that employers cannot put what they saw
/// together.
enum Mask {
    /// Twelve hexadecimal digits.
    static func text(_ candidate: Candidate.ID, _ offer: Offer.ID) -> String {
        String(Digest.blake2b("\(candidate)|\(offer)").hexadecimal.prefix(12))
    }
}
