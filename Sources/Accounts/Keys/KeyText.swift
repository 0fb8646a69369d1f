import Crypto
import Database
import Kernel

/// A key as a partner holds it: `gk_live_`, its public name, `_`, a secret of 256 bits, and a checksum by which a slip of
/// the keyboard is told from a stranger before anything is looked up.
struct KeyText {
    let text: String
    let id: KeyName
    let isTest: Bool

    /// A new key.
    init(isTest: Bool) {
        id = KeyName(random: ())
        self.isTest = isTest
        let front = (isTest ? "gk_test_" : "gk_live_") + id.description + "_" + Base64URL.text(RandomSource.bytes(32))
        text = front + KeyText.checksum(of: front)
    }

    /// Reads a key.
    ///
    /// - Throws: `Failure(.malformedKey)` when it was mistyped or cut.
    init(_ text: String) throws(Failure) {
        let front = text.dropLast(KeyText.checksumLength)
        guard text.utf8.count == KeyText.length, let id = KeyName(String(front.dropFirst(8).prefix(KeyName.length))),
            text.hasPrefix("gk_live_") || text.hasPrefix("gk_test_"),
            KeyText.checksum(of: String(front)) == text.suffix(KeyText.checksumLength)
        else { throw Failure(.malformedKey) }
        self.text = text
        self.id = id
        isTest = text.hasPrefix("gk_test_")
    }

    /// Whether a token is meant as a key.
    static func isMeant(by token: Substring) -> Bool { token.hasPrefix("gk_") }

    /// What is stored.
    var digest: Digest { Digest.blake2b(text) }

    private static let checksumLength = 6
    private static let length = 8 + KeyName.length + 1 + 43 + checksumLength

    /// 32 bits of the digest of what stands before.
    private static func checksum(of front: String) -> String {
        Base64URL.text(Array(Digest.blake2b(front).bytes.prefix(4)))
    }
}

/// The public name of a key: 16 hexadecimal digits.
package struct KeyName: TextCodable, Hashable, SQLValue {
    package let description: String

    package init?(_ text: String) {
        guard text.utf8.count == KeyName.length, Hexadecimal.bytes(text) != nil, text == text.lowercased() else {
            return nil
        }
        description = text
    }

    init(random: Void) { description = Hexadecimal.text(RandomSource.bytes(8)) }

    static let length = 16
}
