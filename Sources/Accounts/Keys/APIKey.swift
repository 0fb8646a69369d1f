package import HTTP
package import Kernel

/// What a partner's system shows to be let in; the secret itself is stored nowhere.
package struct APIKey: Sendable {
    package let id: KeyName
    package let name: PlainLine
    package let organisation: Slug
    package let scopes: [Scope]
    package let zones: ZoneList
    /// Where it may be used from; anywhere when empty.
    package let networks: [AddressBlock]
    package let isTest: Bool
    package let createdAt: Timestamp
    package let expiresAt: Timestamp
    package internal(set) var lastUsedAt: Timestamp?
    package internal(set) var revokedAt: Timestamp?
    package internal(set) var version: Int

    /// The longest life of a key, in days: 13 months.
    static let longest = 396

    /// How many live keys an organisation may have under one name: the old one and the new one of a rotation.
    static let liveLimit = 2

    /// Where the key stands.
    func state(at now: Timestamp) -> String {
        if revokedAt != nil { return "revoked" }
        return expiresAt > now ? "active" : "expired"
    }
}
