import Crypto
import Database
import Kernel

/// What a front-end says in advance of the verifier that it will show (RFC 7636 §4.2, S256 alone).
package struct CodeChallenge: TextCodable, Hashable, SQLValue {
    package let description: String

    package init?(_ text: String) {
        guard text.utf8.count == 43, Base64URL.bytes(text)?.count == 32 else { return nil }
        description = text
    }

    /// Whether a verifier is the one that was meant.
    package func accepts(_ verifier: String) -> Bool {
        guard (43...128).contains(verifier.utf8.count), verifier.utf8.allSatisfy(CodeChallenge.isUnreserved) else {
            return false
        }
        return ConstantTime.areEqual(
            Array(description.utf8), Array(Base64URL.text(Digest.sha256(verifier).bytes).utf8))
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
        default: false
        }
    }
}
