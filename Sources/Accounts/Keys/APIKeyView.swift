import HTTP
import Kernel

/// A key as those who manage it see it.
struct APIKeyView: Encodable, Sendable {
    let id: KeyName
    let name: PlainLine
    let organisation: Slug
    let mode: String
    let scopes: [String]
    let zones: [String]
    let networks: [String]
    let state: String
    let createdAt: Timestamp
    let expiresAt: Timestamp
    let lastUsedAt: Timestamp?
    let revokedAt: Timestamp?
    let version: Int
    let actions: [String]

    init(_ key: APIKey, at now: Timestamp) {
        id = key.id
        name = key.name
        organisation = key.organisation
        mode = key.isTest ? "test" : "live"
        scopes = key.scopes.map(\.rawValue)
        zones = key.zones.zones
        networks = key.networks.map(\.description)
        state = key.state(at: now)
        createdAt = key.createdAt
        expiresAt = key.expiresAt
        lastUsedAt = key.lastUsedAt
        revokedAt = key.revokedAt
        version = key.version
        actions = key.revokedAt == nil ? ["revoke"] : []
    }
}

/// A key just made, with the secret that nobody sees twice.
struct NewAPIKey: Encodable, Sendable {
    let secret: String
    let key: APIKeyView
}
