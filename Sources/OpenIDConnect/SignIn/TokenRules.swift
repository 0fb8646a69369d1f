import Crypto
import JSON
import Kernel

/// What the claims of a signed token must say (OpenID Connect Core §3.1.3.7 and §5.3.2).
struct TokenRules {
    let provider: Provider
    let now: Timestamp

    /// How far two clocks may be apart, in seconds.
    private static let leeway: Double = 60
    /// How long ago a token that was just asked for may have been issued.
    private static let age: Double = 300

    /// Checks the token that says who signed in, and gives the subject.
    func checkIdentity(_ claims: JSONValue, nonce: String, accessToken: String) throws(TokenFault) -> String {
        try checkParties(claims)
        guard let expiry = try instant(claims["exp"]), let issued = try instant(claims["iat"]) else {
            throw .malformed
        }
        guard seconds < expiry + TokenRules.leeway else { throw .expired }
        guard issued <= seconds + TokenRules.leeway, seconds - issued <= TokenRules.age else { throw .wrongTime }
        try checkStart(claims)
        guard let said = claims["nonce"]?.string, ConstantTime.areEqual(Array(said.utf8), Array(nonce.utf8)) else {
            throw .wrongNonce
        }
        if let hash = claims["at_hash"] {
            let expected = Base64URL.text(Array(Digest.sha256(accessToken).bytes.prefix(16)))
            guard hash.string == expected else { throw .wrongAccessToken }
        }
        guard provider.isEnough(claims["acr"]?.string) else { throw .levelTooLow }
        return try subject(claims)
    }

    /// Checks a signed answer about the person.
    func checkPerson(_ claims: JSONValue, subject: String) throws(TokenFault) {
        try checkParties(claims)
        if let expiry = try instant(claims["exp"]) {
            guard seconds < expiry + TokenRules.leeway else { throw .expired }
        }
        if let issued = try instant(claims["iat"]) {
            guard issued <= seconds + TokenRules.leeway else { throw .wrongTime }
        }
        try checkStart(claims)
        try checkSubject(claims, subject)
    }

    /// Checks that an answer is about the person who signed in (OpenID Connect Core §5.3.2).
    func checkSubject(_ claims: JSONValue, _ expected: String) throws(TokenFault) {
        guard try subject(claims) == expected else { throw .wrongSubject }
    }

    private var seconds: Double { Double(now.milliseconds) / 1000 }

    private func checkParties(_ claims: JSONValue) throws(TokenFault) {
        guard claims["iss"]?.string == provider.issuer else { throw .wrongIssuer }
        // A token for us and others too would be one that they can show us: it is for us alone.
        let audience = claims["aud"]
        let only = audience?.string ?? (audience?.count == 1 ? audience?.elements.first?.string : nil)
        guard only == provider.client.id else { throw .wrongAudience }
        if let party = claims["azp"], party.string != provider.client.id { throw .wrongAuthorizedParty }
    }

    private func checkStart(_ claims: JSONValue) throws(TokenFault) {
        guard let start = try instant(claims["nbf"]) else { return }
        guard start <= seconds + TokenRules.leeway else { throw .wrongTime }
    }

    /// 1 to 255 visible ASCII characters (OpenID Connect Core §2).
    private func subject(_ claims: JSONValue) throws(TokenFault) -> String {
        guard let subject = claims["sub"]?.string, (1...255).contains(subject.utf8.count),
            subject.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { throw .malformed }
        return subject
    }

    /// A NumericDate (RFC 7519 §2); `nil` when there is none.
    private func instant(_ value: JSONValue?) throws(TokenFault) -> Double? {
        guard let value else { return nil }
        guard let number = value.double, number >= 0, number < 1e11 else { throw .malformed }
        return number
    }
}

extension JSONValue.Elements {
    fileprivate var first: JSONValue? {
        var copy = self
        return copy.next()
    }
}
