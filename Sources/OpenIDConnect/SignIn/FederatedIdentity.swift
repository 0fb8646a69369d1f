import JSON

/// Who a provider says has signed in.
package struct FederatedIdentity: Sendable {
    /// The person at the provider: stable, and meaning nothing elsewhere.
    package let subject: String
    package let givenName: String?
    package let familyName: String?
    /// A hint: no provider promises that it is the person's.
    package let email: String?
    /// Whether the provider says that it has verified the address.
    package let isEmailVerified: Bool
    /// The establishment that the person works for, as ProConnect gives it: 14 digits.
    package let siret: String?
    /// Who vouches for the person behind the provider, as ProConnect gives it.
    package let identityProvider: String?
    /// The level of assurance.
    package let level: String?
    /// How the person was recognised (RFC 8176).
    package let methods: [String]
    /// The signed token itself, for the sign-out there, as it came.
    package let idToken: String

    /// What both answers say; the second wins, but for how strongly the person was recognised.
    init(subject: String, identity: JSONValue, person: JSONValue, profile: ProviderProfile, idToken: String) {
        func text(_ name: String, limit: Int = 256) -> String? {
            guard let text = (person[name] ?? identity[name])?.string, (1...limit).contains(text.utf8.count),
                !text.unicodeScalars.contains(where: { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) })
            else { return nil }
            return text
        }
        self.subject = subject
        givenName = text("given_name")
        familyName = text(profile.familyName)
        email = text("email")
        isEmailVerified = email != nil && (person["email_verified"] ?? identity["email_verified"])?.bool == true
        siret = text("siret", limit: 14)
        identityProvider = text("idp_id")
        level = identity["acr"]?.string
        methods = identity["amr"]?.elements.compactMap(\.string) ?? []
        self.idToken = idToken
    }
}
