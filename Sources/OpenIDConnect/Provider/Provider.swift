package import Kernel

/// One provider of identities, as the operator describes it.
package struct Provider: Sendable {
    /// How it is named in addresses of this service: lower-case letters, digits and hyphens.
    package let name: String
    package let profile: ProviderProfile
    /// What people read on the button.
    package let title: Text
    /// Exactly as its tokens say it.
    package let issuer: String
    package let client: Client
    /// The address of this service to which the browser comes back, as it was registered there.
    package let redirect: String
    /// The address to which the browser comes back after the sign-out there; `nil` for none.
    package let logoutRedirect: String?
    package let scopes: [String]
    /// Levels of assurance, one of which is wanted; empty to take any.
    package let levels: [String]
    /// The `claims` parameter (OpenID Connect Core §5.5), JSON.
    package let claims: String?
    /// Whether the operator holds the addresses that this provider gives for verified, though it does not say so itself.
    package let vouchesForEmail: Bool
    let configured: ProviderEndpoints?
    /// Whether a code challenge is sent; `nil` to follow the provider's own description.
    let sendsChallenge: Bool?
    let userInfo: UserInfoProtection
    let algorithms: Set<SignatureAlgorithm>
    let decryptionKey: DecryptionKey?
    /// A file of certificates to trust instead of the system's.
    package let authorities: String?
    /// How long one question may take; a sign-in asks four at most.
    package var patience = Duration.seconds(4)

    /// Who we are to the provider.
    package struct Client: Sendable {
        let id: String
        let secret: Secret
        let authentication: Authentication

        /// Where the secret stands in a request (RFC 6749 §2.3.1).
        package enum Authentication: String, Decodable, Sendable {
            case post
            case basic
        }
    }

    /// Whether a level that the provider gives is enough.
    func isEnough(_ level: String?) -> Bool {
        levels.isEmpty || level.map { given in levels.contains { profile.isLevel(given, enoughFor: $0) } } == true
    }
}
