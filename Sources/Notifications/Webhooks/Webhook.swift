import Kernel

/// A partner's wish to be told of events, at an address of theirs.
struct Webhook: Sendable {
    let id: Identifier<Webhook>
    let organisation: String
    var url: WebhookAddress
    var types: [String]
    var state: State
    var version: Int
    let createdAt: Timestamp
    /// The account that asked for it, which is written to when it is stopped; `nil` when a key did.
    let creator: String?
    /// How many calls failed one after the other, whatever they were about.
    var failures = 0
    /// Since when no call has succeeded.
    var failingSince: Timestamp?
    /// Until when the secret of before signs too.
    var previousSecretUntil: Timestamp?

    /// Whether events are told.
    enum State: String, Codable, Sendable {
        case active
        /// By its owner; what happens meanwhile waits.
        case paused
        /// By the service, after days of failures or because the receiver said 410; what happens meanwhile waits.
        case stopped
    }

    /// How many an organisation may have.
    static let limit = 20
    /// How long two secrets sign after a change, in seconds: a day.
    static let secretOverlap: Int64 = 86_400
    /// After how many seconds without success it is stopped: three days.
    static let patience: Int64 = 3 * 86_400
}

/// A webhook as its owners see it.
struct WebhookDocument: Encodable, Sendable {
    let id: Identifier<Webhook>
    let organisation: String
    let url: WebhookAddress
    let types: [String]
    let state: Webhook.State
    let failingSince: Timestamp?
    let previousSecretUntil: Timestamp?
    let createdAt: Timestamp
    let version: Int
    let actions: [String]
    /// Shown when it is made, never again.
    let secret: String?

    init(_ webhook: Webhook, secret: WebhookSecret? = nil) {
        id = webhook.id
        organisation = webhook.organisation
        url = webhook.url
        types = webhook.types
        state = webhook.state
        failingSince = webhook.failingSince
        previousSecretUntil = webhook.previousSecretUntil
        createdAt = webhook.createdAt
        version = webhook.version
        actions = ["change", "delete", "ping", "replay", "rotateSecret"]
        self.secret = secret?.text
    }
}
