/// What the browser brings back from a provider (OpenID Connect Core §3.1.2.5 and §3.1.2.6).
package struct AuthorizationResponse: Sendable {
    package let state: String?
    let code: String?
    let error: String?
    let issuer: String?

    /// The parameters as they came.
    package init(state: String?, code: String?, error: String?, issuer: String?) {
        self.state = state
        self.code = code
        self.error = error
        self.issuer = issuer
    }

    /// The code, when the answer belongs to the attempt and comes from the provider that was asked (RFC 9207 §2.4).
    func code(
        of attempt: SignInAttempt, from provider: Provider, _ endpoints: ProviderEndpoints
    ) throws(OpenIDError) -> String {
        guard state == attempt.state else { throw .wrongState }
        guard issuer.map({ $0 == provider.issuer }) ?? !endpoints.namesIssuer else { throw .token(.wrongIssuer) }
        if let error {
            switch error {
            case "access_denied", "user_cancelled": throw .declined
            default: throw .refused(OpenIDError.ProtocolReason(rawValue: error) ?? .other)
            }
        }
        guard let code, (1...2048).contains(code.utf8.count), code.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { throw .malformedAnswer }
        return code
    }
}
