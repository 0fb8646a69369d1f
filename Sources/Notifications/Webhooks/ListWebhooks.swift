import Database
import Endpoints
import HTTP
import Kernel

/// The webhooks that the caller manages, the latest first.
struct ListWebhooks: Query {
    static let operation = Operation(.get, "/v1/webhooks", id: "listWebhooks", access: WebhookRights.access)

    typealias Input = IdentifierPage<Webhook>

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Page<WebhookDocument> {
        let webhooks = try WebhookTable(connection).latest(
            input.limit.value + 1, of: WebhookRights.organisations(of: caller), before: input.cursor?.id)
        return Page(webhooks.map { WebhookDocument($0) }, limit: input.limit) { Cursor(after: $0.id) }
    }
}
