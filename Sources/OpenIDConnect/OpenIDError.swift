package import Outbound

/// Why a sign-in at a provider is refused. Nothing of what the provider or the browser sent is in it.
package enum OpenIDError: Error, Hashable, Sendable {
    /// The provider could not be asked: down, slow, or its answer too large.
    case unavailable(OutboundError)
    /// The provider answered with a status that says that it cannot now (RFC 9110 §15.6), or too many requests.
    case busy(Int)
    /// The provider says that the person gave up, or may not (OpenID Connect Core §3.1.2.6).
    case declined
    /// The provider refused the request, for a reason of the list of RFC 6749 §4.1.2.1 and §5.2.
    case refused(ProtocolReason)
    /// The answer is not what the protocol says.
    case malformedAnswer
    /// An address that the provider gives is not one that may be used.
    case addressRefused
    /// What comes back belongs to no sign-in of this browser.
    case wrongState
    /// What the provider signed does not hold, and why.
    case token(TokenFault)

    /// What a provider may say when it refuses; what is on no list is `other`.
    package enum ProtocolReason: String, Sendable {
        case invalidRequest = "invalid_request"
        case invalidClient = "invalid_client"
        case invalidGrant = "invalid_grant"
        case unauthorizedClient = "unauthorized_client"
        case unsupportedGrantType = "unsupported_grant_type"
        case unsupportedResponseType = "unsupported_response_type"
        case invalidScope = "invalid_scope"
        case serverError = "server_error"
        case temporarilyUnavailable = "temporarily_unavailable"
        case loginRequired = "login_required"
        case interactionRequired = "interaction_required"
        case other
    }

    /// Whether the same may succeed later.
    package var isTemporary: Bool {
        switch self {
        case .unavailable(let error): error.isTemporary
        case .busy, .refused(.serverError), .refused(.temporarilyUnavailable): true
        case .declined, .refused, .malformedAnswer, .addressRefused, .wrongState, .token: false
        }
    }
}

/// What is wrong with a token or a signed answer (RFC 7515, RFC 7516, RFC 7519, OpenID Connect Core §3.1.3.7).
package enum TokenFault: String, Error, CaseIterable, Sendable {
    /// Not three parts of base64url, a header or claims that are not strict JSON, a claim of another type, too long.
    case malformed
    /// An algorithm that is not on the list, or not the one of the key; `none` and HMAC are never on it.
    case algorithmRefused
    /// An extension that must be understood (`crit`), or a type that is not a JWT.
    case headerRefused
    /// No key of the provider has that name.
    case unknownKey
    case badSignature
    case wrongIssuer
    case wrongAudience
    case wrongAuthorizedParty
    case expired
    /// Issued in the future, or too long ago for something that was just asked.
    case wrongTime
    case wrongNonce
    /// The person was authenticated less strongly than was asked.
    case levelTooLow
    /// The access token is not the one that was issued with it.
    case wrongAccessToken
    /// The answer about the person is about somebody else.
    case wrongSubject
    /// What had to be signed, or encrypted, is not.
    case unprotected
    case notDecryptable
}
