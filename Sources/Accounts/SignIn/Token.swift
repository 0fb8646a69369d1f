import Crypto

/// A secret text of 256 random bits that is shown once; its digest alone is stored.
struct Token: Sendable {
    let text: String

    /// What a token is good for, as its beginning says.
    enum Kind: String {
        case session = "gs_"
        /// The link of a sign-in mail.
        case link = "gl_"
        /// What a front-end exchanges for a session.
        case code = "gc_"
    }

    /// A new token.
    init(_ kind: Kind) { text = kind.rawValue + Base64URL.text(RandomSource.bytes(32)) }

    /// Reads a token of one kind; `nil` for what cannot be one, before anything is looked up.
    init?(_ text: some StringProtocol, _ kind: Kind) {
        guard text.utf8.count == Token.length, text.hasPrefix(kind.rawValue) else { return nil }
        self.text = String(text)
    }

    /// The beginning, and 43 characters for 32 bytes.
    static let length = 46

    var digest: Digest { Digest.blake2b(text) }
}
