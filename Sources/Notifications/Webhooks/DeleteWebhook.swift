import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Ends a webhook; what waited for it goes with it, and can still be read at `/v1/events`.
struct DeleteWebhook: Command {
    static let operation = Operation(
        .delete, "/v1/webhooks/{webhook}", id: "deleteWebhook", access: WebhookRights.access)
    static let repetition = Repetition.notKept

    func handle(_ input: SeenWebhook, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let webhook = try WebhookRights.visible(input.webhook, to: caller, in: transaction.connection)
        try input.precondition.check(webhook.version)
        try WebhookTable(transaction.connection).delete(webhook.id)
        try transaction.journal.append(.webhookDeleted(webhook), by: caller)
        return Representation(.noContent, .json, [])
    }
}
