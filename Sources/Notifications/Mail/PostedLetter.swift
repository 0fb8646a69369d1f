import Crypto

/// A letter with what tells it from any other.
struct PostedLetter: Sendable {
    let letter: OutboxLetter
    /// Of reader, kind, object and step: the same letter is posted once.
    let digest: Digest
    /// Under which name the preferences of the person are kept.
    let reader: String
}
