import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// Has an event of the kind `ping` told to one webhook, to try the receiver; its delivery says how that went.
struct PingWebhook: Command {
    static let operation = Operation(
        .post, "/v1/webhooks/{webhook}/ping", id: "pingWebhook", access: WebhookRights.access, consumes: [])

    func handle(_ input: WebhookName, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let webhook = try WebhookRights.visible(input.webhook, to: caller, in: transaction.connection)
        guard webhook.state == .active else { throw Failure(.webhookNotActive) }
        let delivery = WebhookDelivery(
            id: transaction.identifier(), webhook: webhook.id, event: nil, type: "ping", at: transaction.now,
            objectType: "webhook", object: webhook.id.description, version: webhook.version, state: .waiting,
            attempts: 0, dueAt: transaction.now, settledAt: nil)
        try WebhookDeliveryTable(transaction.connection).insert(delivery, at: transaction.now)
        var fields = HeaderFields()
        fields.append(.location, "/v1/webhooks/\(webhook.id)/deliveries/\(delivery.id)")
        return Representation(
            .accepted, .json, try JSONEncoder.encode(WebhookDeliveryDocument(delivery)), fields: fields)
    }
}
