import Crypto
import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Gives a webhook a new secret and shows it, this once; for a day both sign, so that no call is refused meanwhile.
struct RotateWebhookSecret: Command {
    static let operation = Operation(
        .post, "/v1/webhooks/{webhook}/secret", id: "rotateWebhookSecret", access: WebhookRights.access, consumes: [])
    static let repetition = Repetition.secret

    let keys: KeyRing?

    func handle(
        _ input: SeenWebhook, for caller: Caller, in transaction: WriteTransaction
    ) throws -> Versioned<WebhookDocument> {
        var webhook = try WebhookRights.visible(input.webhook, to: caller, in: transaction.connection)
        try input.precondition.check(webhook.version)
        let secret = WebhookSecret()
        let overlap = transaction.now.adding(seconds: Webhook.secretOverlap)
        try WebhookTable(transaction.connection).replaceSecret(
            of: webhook.id, by: secret.stored(for: webhook.id, keys), until: overlap)
        webhook.version += 1
        webhook.previousSecretUntil = overlap
        try transaction.journal.append(.webhookSecretRotated(webhook), by: caller)
        return Versioned(WebhookDocument(webhook, secret: secret), version: webhook.version)
    }
}
