private import CJose
import Crypto
private import Glibc
import JSON

/// A key of a provider or of ours, made for tests. libcjose makes it, signs and encrypts with it.
package final class TestKey: @unchecked Sendable {
    // Made once, then only read.
    private let key: OpaquePointer
    package let name: String
    /// The signature that fits the key.
    package let algorithm: String

    private init(_ key: OpaquePointer, name: String, algorithm: String) {
        self.key = key
        self.name = name
        self.algorithm = algorithm
    }

    deinit { cjose_jwk_release(key) }

    /// A key on the curve P-256.
    package static func elliptic(_ name: String) -> TestKey {
        var error = cjose_err()
        return TestKey(cjose_jwk_create_EC_random(CJOSE_JWK_EC_P_256, &error)!, name: name, algorithm: "ES256")
    }

    /// A key on another curve.
    package static func otherCurve(_ name: String) -> TestKey {
        var error = cjose_err()
        return TestKey(cjose_jwk_create_EC_random(CJOSE_JWK_EC_P_384, &error)!, name: name, algorithm: "ES384")
    }

    /// An RSA key.
    package static func rsa(_ name: String, bits: Int = 2048) -> TestKey {
        var error = cjose_err()
        return TestKey(cjose_jwk_create_RSA_random(bits, [1, 0, 1], 3, &error)!, name: name, algorithm: "RS256")
    }

    /// A shared secret.
    package static func secret(_ bytes: [UInt8], _ name: String) -> TestKey {
        var error = cjose_err()
        return TestKey(cjose_jwk_create_oct_spec(bytes, bytes.count, &error)!, name: name, algorithm: "HS256")
    }

    /// The JSON Web Key, with its name and use.
    package func json(isPrivate: Bool = false, use: String = "sig", name: String? = nil) -> String {
        var error = cjose_err()
        let text = cjose_jwk_to_json(key, isPrivate, &error)!
        defer { free(text) }
        return String(cString: text).dropLast() + ",\"kid\":\"\(name ?? self.name)\",\"use\":\"\(use)\"}"
    }

    /// A signed token.
    package func sign(_ content: String, algorithm: String? = nil, header: [String: String] = [:]) -> String {
        var error = cjose_err()
        let fields = cjose_header_new(&error)!
        defer { cjose_header_release(fields) }
        let standard = ["alg": algorithm ?? self.algorithm, "kid": name, "typ": "JWT"]
        for (name, value) in standard.merging(header, uniquingKeysWith: { $1 }) where value != "absent" {
            if value.hasPrefix("[") || value.hasPrefix("{") {
                cjose_header_set_raw(fields, name, value, &error)
            } else {
                cjose_header_set(fields, name, value, &error)
            }
        }
        let bytes = Array(content.utf8)
        guard let jws = cjose_jws_sign(key, fields, bytes, bytes.count, &error) else {
            return "unsignable." + String(cString: error.message) + "."
        }
        defer { cjose_jws_release(jws) }
        var text: UnsafePointer<CChar>?
        cjose_jws_export(jws, &text, &error)
        return String(cString: text!)
    }

    /// An encrypted token for the holder of the key.
    package func encrypt(
        _ content: String, algorithm: String? = nil, encryption: String = "A256GCM", header: [String: String] = [:]
    ) -> String {
        var error = cjose_err()
        let fields = cjose_header_new(&error)!
        defer { cjose_header_release(fields) }
        cjose_header_set(fields, "alg", algorithm ?? (self.algorithm == "RS256" ? "RSA-OAEP" : "ECDH-ES"), &error)
        cjose_header_set(fields, "enc", encryption, &error)
        cjose_header_set(fields, "cty", "JWT", &error)
        for (name, value) in header { cjose_header_set(fields, name, value, &error) }
        let bytes = Array(content.utf8)
        let jwe = cjose_jwe_encrypt(key, fields, bytes, bytes.count, &error)!
        defer { cjose_jwe_release(jwe) }
        let text = cjose_jwe_export(jwe, &error)!
        defer { free(text) }
        return String(cString: text)
    }

    /// A token whose parts are what they are.
    package static func forge(header: String, _ content: String, signature: [UInt8] = []) -> String {
        [Array(header.utf8), Array(content.utf8), signature].map(Base64URL.text).joined(separator: ".")
    }
}
