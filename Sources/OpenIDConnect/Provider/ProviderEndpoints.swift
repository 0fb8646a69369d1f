import JSON

/// Where a provider is asked what, from its own description (OpenID Connect Discovery §3) or from the configuration.
struct ProviderEndpoints: Hashable, Sendable {
    let authorization: String
    let token: String
    let userInfo: String?
    let keys: String
    let endSession: String?
    /// Whether the provider says that it takes code challenges of the kind S256 (RFC 8414 §2).
    let takesChallenge: Bool
    /// Whether the provider says that it names itself when the browser comes back (RFC 9207 §3).
    let namesIssuer: Bool

    /// Reads a provider's description of itself.
    ///
    /// - Throws: when it is another issuer's, or gives an address that may not be used.
    init(_ bytes: [UInt8], of issuer: String) throws(OpenIDError) {
        guard let root = try? JSONTape(bytes, limits: .answer).root, root.kind == .object,
            let authorization = root["authorization_endpoint"]?.string, let token = root["token_endpoint"]?.string,
            let keys = root["jwks_uri"]?.string
        else { throw .malformedAnswer }
        guard root["issuer"]?.string == issuer else { throw .token(.wrongIssuer) }
        self.authorization = authorization
        self.token = token
        self.keys = keys
        userInfo = root["userinfo_endpoint"]?.string
        endSession = root["end_session_endpoint"]?.string
        takesChallenge = root["code_challenge_methods_supported"]?.elements.contains { $0.string == "S256" } ?? false
        namesIssuer = root["authorization_response_iss_parameter_supported"]?.bool ?? false
        let isSafe = [authorization, token, keys, userInfo, endSession].allSatisfy { address in
            address.map(WebAddress.isSafe) ?? true
        }
        guard isSafe else { throw .addressRefused }
    }

    /// The addresses that the configuration gives.
    init(authorization: String, token: String, userInfo: String?, keys: String, endSession: String?) {
        self.authorization = authorization
        self.token = token
        self.userInfo = userInfo
        self.keys = keys
        self.endSession = endSession
        takesChallenge = false
        namesIssuer = false
    }
}
