import Database
import Endpoints
import HTTP
import Kernel

/// One webhook.
struct ShowWebhook: Query {
    static let operation = Operation(.get, "/v1/webhooks/{webhook}", id: "showWebhook", access: WebhookRights.access)

    func handle(
        _ input: WebhookName, for caller: Caller, in connection: Connection
    ) throws -> Versioned<WebhookDocument> {
        let webhook = try WebhookRights.visible(input.webhook, to: caller, in: connection)
        return Versioned(WebhookDocument(webhook), version: webhook.version)
    }
}
