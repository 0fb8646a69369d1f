import Kernel

/// One event to be told to one webhook, and what became of it.
struct WebhookDelivery: Sendable {
    let id: Identifier<WebhookDelivery>
    let webhook: Identifier<Webhook>
    /// The event's place in the journal; `nil` for a ping.
    let event: Int?
    let type: String
    let at: Timestamp
    let objectType: String
    let object: String
    let version: Int?
    let state: State
    let attempts: Int
    let dueAt: Timestamp
    let settledAt: Timestamp?

    /// What became of it.
    enum State: String, LosslessStringConvertible, Codable, Sendable {
        case waiting
        case delivered
        /// A day of attempts failed; it can be replayed.
        case dead

        init?(_ description: String) { self.init(rawValue: description) }
        var description: String { rawValue }
    }

    /// One call, for the log.
    struct Attempt: Encodable, Sendable {
        let at: Timestamp
        /// What the receiver answered.
        let status: Int?
        /// Why it counts as failed, in kebab-case.
        let reason: String?
        let milliseconds: Int
    }

    /// What is sent: the same as `/v1/events` tells.
    var body: PublishedEvent {
        PublishedEvent(
            number: event ?? 0, type: type, at: at,
            on: PublishedEvent.Object(objectType: objectType, object: object, version: version))
    }

    /// The pauses after failures: seconds, then hours; 24 hours in all.
    static let backoff = Backoff(pauses: [5, 30, 120, 600, 1800, 3600, 7200, 14_400, 14_400, 21_600, 22_645])
}

/// A delivery as the owners of its webhook see it.
struct WebhookDeliveryDocument: Encodable, Sendable {
    let id: Identifier<WebhookDelivery>
    let event: PublishedEvent
    let state: WebhookDelivery.State
    let attempts: Int
    let dueAt: Timestamp?
    let settledAt: Timestamp?
    /// Every call; in a single delivery only.
    let log: [WebhookDelivery.Attempt]?

    init(_ delivery: WebhookDelivery, log: [WebhookDelivery.Attempt]? = nil) {
        id = delivery.id
        event = delivery.body
        state = delivery.state
        attempts = delivery.attempts
        dueAt = delivery.state == .waiting ? delivery.dueAt : nil
        settledAt = delivery.settledAt
        self.log = log
    }
}
