import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Shows what happened to a webhook, to those who manage it.
struct ShowWebhookHistory: Query {
    static let operation = Operation(
        .get, "/v1/webhooks/{webhook}/history", id: "showWebhookHistory", access: WebhookRights.access)

    func handle(_ input: HistoryInput<Webhook>, for caller: Caller, in connection: Connection) throws -> Page<
        History.Line
    > {
        let webhook = try WebhookRights.visible(input.id, to: caller, in: connection)
        return try input.history.page(of: ObjectName("webhook", webhook.id), showsAuthors: true, in: connection)
    }
}
