import Crypto
import JSON

/// The parts of a compact token (RFC 7515 §7.1, RFC 7516 §7.1), before anything in it is believed.
///
/// libcjose takes padding and a repeated `alg`: the alphabet and the header are checked here, strictly.
struct CompactToken {
    let text: String
    let parts: [Substring]
    let header: JSONValue

    /// The longest token that is looked at, in bytes.
    static let limit = 16 << 10

    /// Splits a token of three parts (signed) or five (encrypted).
    init(_ text: String) throws(TokenFault) {
        guard text.utf8.count <= CompactToken.limit else { throw .malformed }
        parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3 || parts.count == 5,
            text.utf8.allSatisfy(CompactToken.isAllowed),
            let bytes = Base64URL.bytes(String(parts[0])),
            let header = try? JSONTape(bytes, limits: .answer).root, header.kind == .object
        else { throw .malformed }
        self.text = text
        self.header = header
        // An extension that must be understood: none is (RFC 7515 §4.1.11).
        guard header["crit"] == nil, header["b64"] == nil, header["zip"] == nil else { throw .headerRefused }
    }

    var isEncrypted: Bool { parts.count == 5 }
    var algorithm: String? { header["alg"]?.string }

    /// The name of the key; `nil` when the token gives none.
    func keyName() throws(TokenFault) -> String? {
        guard let kid = header["kid"] else { return nil }
        guard let name = kid.string, name.utf8.count <= 256 else { throw .malformed }
        return name
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
        default: false
        }
    }
}
