private import CJose
import Crypto
private import Glibc
import JSON
package import Kernel

/// Our private key, by which a provider's encrypted answers are read (RFC 7516).
///
/// RSA-OAEP or ECDH-ES, and A256GCM: other ways (key wrap, CBC, RSA1_5) are refused before libcjose sees them.
package struct DecryptionKey: Sendable {
    private let json: Secret
    private let algorithm: String

    /// Reads a private JSON Web Key: RSA of 2,048 bits or more, or P-256.
    ///
    /// - Returns: `nil` when it is something else.
    package init?(_ json: Secret) {
        guard let root = try? JSONTape(json.bytes, limits: .answer).root, root["d"]?.string != nil else { return nil }
        switch root["kty"]?.string {
        case "EC" where root["crv"]?.string == "P-256": algorithm = "ECDH-ES"
        case "RSA":
            guard let modulus = root["n"]?.string.flatMap(Base64URL.bytes), (256...1024).contains(modulus.count) else {
                return nil
            }
            algorithm = "RSA-OAEP"
        default: return nil
        }
        self.json = json
        guard withKey({ _ in true }) == true else { return nil }
    }

    /// The signed token inside an encrypted one.
    func open(_ text: String) throws(TokenFault) -> String {
        let token = try CompactToken(text)
        guard token.isEncrypted, token.algorithm == algorithm, token.header["enc"]?.string == "A256GCM" else {
            throw .algorithmRefused
        }
        // A shorter tag would be easier to forge (CVE-2023-37464).
        guard Base64URL.bytes(String(token.parts[2]))?.count == 12, Base64URL.bytes(String(token.parts[4]))?.count == 16
        else { throw .malformed }
        if let content = token.header["cty"] {
            guard let type = content.string, type.lowercased() == "jwt" else { throw .headerRefused }
        }
        let opened: [UInt8]?? = withKey { key in
            var error = cjose_err()
            guard let jwe = cjose_jwe_import(text, text.utf8.count, &error) else { return nil }
            defer { cjose_jwe_release(jwe) }
            var length = 0
            guard let content = cjose_jwe_decrypt(jwe, key, &length, &error) else { return nil }
            defer { free(content) }
            return Array(UnsafeBufferPointer(start: content, count: length))
        }
        guard let bytes = opened ?? nil, let inner = String(validating: bytes, as: UTF8.self) else {
            throw .notDecryptable
        }
        return inner
    }

    private func withKey<Value>(_ body: (OpaquePointer) -> Value) -> Value? {
        var error = cjose_err()
        let key = json.bytes.withUnsafeBytes {
            cjose_jwk_import($0.baseAddress!.assumingMemoryBound(to: CChar.self), $0.count, &error)
        }
        guard let key else { return nil }
        defer { _ = cjose_jwk_release(key) }
        return body(key)
    }
}
