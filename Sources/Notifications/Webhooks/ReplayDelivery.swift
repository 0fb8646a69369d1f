import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Tells one event again, whatever became of it; its `webhook-id` stays the same.
struct ReplayDelivery: Command {
    static let operation = Operation(
        .post, "/v1/webhooks/{webhook}/deliveries/{delivery}/replay", id: "replayWebhookDelivery",
        access: WebhookRights.access, consumes: [])

    func handle(_ input: DeliveryName, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let delivery = try input.visible(to: caller, in: transaction.connection)
        try WebhookDeliveryTable(transaction.connection).replay(delivery.id, at: transaction.now)
        return Representation(.accepted, .json, Array("{}".utf8))
    }
}

/// Tells again whatever died since an instant: after a receiver was mended.
struct ReplayWebhook: Command {
    static let operation = Operation(
        .post, "/v1/webhooks/{webhook}/replay", id: "replayWebhook", access: WebhookRights.access)

    struct Input: RequestReadable {
        let webhook: Identifier<Webhook>
        let since: Timestamp

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable {
                let since: Timestamp
            }
            webhook = try request.path("webhook")
            since = try request.json(as: Body.self).since
        }
    }

    /// How many events are told again; 1,000 when there may be more.
    struct Output: JSONRepresentable {
        let replayed: Int
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Output {
        let webhook = try WebhookRights.visible(input.webhook, to: caller, in: transaction.connection)
        let count = try WebhookDeliveryTable(transaction.connection).replayDead(
            of: webhook.id, since: input.since, at: transaction.now)
        try transaction.journal.append(.webhookReplayed(webhook), by: caller)
        return Output(replayed: count)
    }
}
