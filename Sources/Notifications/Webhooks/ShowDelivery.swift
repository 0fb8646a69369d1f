import Database
import Endpoints
import HTTP
import Kernel

/// The names of a webhook and of a delivery in a path.
struct DeliveryName: RequestReadable {
    let webhook: Identifier<Webhook>
    let delivery: Identifier<WebhookDelivery>

    init(from request: inout RequestReader) throws(Failure) {
        webhook = try request.path("webhook")
        delivery = try request.path("delivery")
    }

    /// The delivery, when the caller manages its webhook.
    func visible(to caller: Caller, in connection: Connection) throws -> WebhookDelivery {
        _ = try WebhookRights.visible(webhook, to: caller, in: connection)
        guard let found = try WebhookDeliveryTable(connection).delivery(delivery, of: webhook) else {
            throw Failure(.notFound)
        }
        return found
    }
}

/// One delivery, with every call that was made for it.
struct ShowDelivery: Query {
    static let operation = Operation(
        .get, "/v1/webhooks/{webhook}/deliveries/{delivery}", id: "showWebhookDelivery", access: WebhookRights.access)

    /// A delivery and its calls.
    struct Output: JSONRepresentable {
        let document: WebhookDeliveryDocument

        func encode(to encoder: any Encoder) throws { try document.encode(to: encoder) }
    }

    func handle(_ input: DeliveryName, for caller: Caller, in connection: Connection) throws -> Output {
        let delivery = try input.visible(to: caller, in: connection)
        let log = try WebhookDeliveryTable(connection).log(of: delivery.id)
        return Output(document: WebhookDeliveryDocument(delivery, log: log))
    }
}
