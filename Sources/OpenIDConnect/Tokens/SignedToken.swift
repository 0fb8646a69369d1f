private import CJose
import Crypto
import JSON

/// A token signed by a provider (RFC 7515, compact form): the only way from its text to its claims.
struct SignedToken {
    private let token: CompactToken
    private let algorithm: SignatureAlgorithm
    /// The key that the token says was used.
    let keyName: String?

    /// Reads a token, without believing it yet.
    ///
    /// - Throws: for an algorithm that is not allowed, whatever it says else.
    init(_ text: String, allowing algorithms: Set<SignatureAlgorithm>) throws(TokenFault) {
        token = try CompactToken(text)
        guard !token.isEncrypted else { throw .malformed }
        guard let name = token.algorithm, let algorithm = SignatureAlgorithm(rawValue: name),
            algorithms.contains(algorithm)
        else { throw .algorithmRefused }
        if let type = token.header["typ"] {
            guard let text = type.string, ["jwt", "application/jwt"].contains(text.lowercased()) else {
                throw .headerRefused
            }
        }
        self.algorithm = algorithm
        keyName = try token.keyName()
    }

    /// The claims, once a key of the provider has been found to have signed them.
    func claims(signedWith keys: KeySet) throws(TokenFault) -> JSONValue {
        let candidates = keys.candidates(keyName, for: algorithm)
        guard !candidates.isEmpty else {
            // A key of that name and another kind: somebody tries one algorithm with the key of another.
            throw keyName != nil && keys.contains(keyName) ? .algorithmRefused : .unknownKey
        }
        guard let signature = Base64URL.bytes(String(token.parts[2])) else { throw .malformed }
        let fitting = candidates.filter { $0.signatureLength == signature.count }
        for key in fitting {
            guard let content = verified(with: key) else { continue }
            guard let claims = try? JSONTape(content, limits: .answer).root, claims.kind == .object else {
                throw .malformed
            }
            return claims
        }
        throw .badSignature
    }

    /// The content, when this key signed it.
    private func verified(with key: VerificationKey) -> [UInt8]? {
        var error = cjose_err()
        guard let jws = cjose_jws_import(token.text, token.text.utf8.count, &error) else { return nil }
        defer { cjose_jws_release(jws) }
        // What libcjose is about to use must be what was checked.
        guard let header = cjose_jws_get_protected(jws), let used = cjose_header_get(header, "alg", &error),
            String(cString: used) == algorithm.rawValue
        else { return nil }
        let imported = key.json.withUnsafeBytes {
            cjose_jwk_import($0.baseAddress!.assumingMemoryBound(to: CChar.self), $0.count, &error)
        }
        guard let imported else { return nil }
        defer { _ = cjose_jwk_release(imported) }
        guard cjose_jws_verify(jws, imported, &error) else { return nil }
        var content: UnsafeMutablePointer<UInt8>?
        var length = 0
        // The content stays libcjose's: it is copied here.
        guard cjose_jws_get_plaintext(jws, &content, &length, &error), let content else { return nil }
        return Array(UnsafeBufferPointer(start: content, count: length))
    }
}
