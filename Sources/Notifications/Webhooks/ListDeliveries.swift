import Database
import Endpoints
import HTTP
import Kernel

/// What was told to a webhook and what is still to be told, the latest first.
struct ListDeliveries: Query {
    static let operation = Operation(
        .get, "/v1/webhooks/{webhook}/deliveries", id: "listWebhookDeliveries", access: WebhookRights.access)

    struct Input: RequestReadable {
        let webhook: Identifier<Webhook>
        let state: WebhookDelivery.State?
        let limit: PageLimit
        let cursor: Cursor<WebhookDelivery>?

        init(from request: inout RequestReader) throws(Failure) {
            webhook = try request.path("webhook")
            state = try request.query("state")
            limit = try request.pageLimit()
            cursor = try request.query("cursor")
        }
    }

    func handle(
        _ input: Input, for caller: Caller, in connection: Connection
    ) throws -> Page<WebhookDeliveryDocument> {
        let webhook = try WebhookRights.visible(input.webhook, to: caller, in: connection)
        let deliveries = try WebhookDeliveryTable(connection).latest(
            input.limit.value + 1, of: webhook.id, state: input.state, before: input.cursor?.id)
        return Page(deliveries.map { WebhookDeliveryDocument($0) }, limit: input.limit) { Cursor(after: $0.id) }
    }
}
