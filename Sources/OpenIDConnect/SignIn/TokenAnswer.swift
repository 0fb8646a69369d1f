import JSON

/// What the provider gives for a code (RFC 6749 §5.1, OpenID Connect Core §3.1.3.3).
struct TokenAnswer {
    let accessToken: String
    let idToken: String

    init(_ root: JSONValue) throws(OpenIDError) {
        guard root["token_type"]?.string?.lowercased() == "bearer",
            let accessToken = root["access_token"]?.string, let idToken = root["id_token"]?.string,
            (1...CompactToken.limit).contains(accessToken.utf8.count),
            // RFC 6750 §2.1, so that it fits in a header.
            accessToken.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { throw .malformedAnswer }
        self.accessToken = accessToken
        self.idToken = idToken
    }
}
