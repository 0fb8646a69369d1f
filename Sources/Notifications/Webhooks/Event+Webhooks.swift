import Journal
import Kernel

extension Event {
    static func webhookCreated(_ webhook: Webhook) -> Event { about(webhook, "webhook-created") }
    static func webhookChanged(_ webhook: Webhook) -> Event { about(webhook, "webhook-changed") }
    static func webhookDeleted(_ webhook: Webhook) -> Event { about(webhook, "webhook-deleted") }
    /// The service stopped calling it.
    static func webhookStopped(_ webhook: Webhook) -> Event { about(webhook, "webhook-stopped") }
    static func webhookSecretRotated(_ webhook: Webhook) -> Event { about(webhook, "webhook-secret-rotated") }
    /// Its owner asked for what died to be told again.
    static func webhookReplayed(_ webhook: Webhook) -> Event { about(webhook, "webhook-replayed") }

    private static func about(_ webhook: Webhook, _ code: StaticString) -> Event {
        Event(
            code, on: ObjectName("webhook", webhook.id), version: webhook.version,
            audience: [Audience(organisation: webhook.organisation)])
    }
}
