import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Changes where and of what a webhook is told, pauses it or starts it again.
struct ChangeWebhook: Command {
    static let operation = Operation(
        .patch, "/v1/webhooks/{webhook}", id: "changeWebhook", access: WebhookRights.access)

    let types: [EventType]
    let reach: WebhookReach

    struct Input: RequestReadable {
        let seen: SeenWebhook
        let url: WebhookAddress?
        let types: [String]?
        let state: State?

        /// What its owner may make of it; only the service stops one.
        enum State: String, Decodable {
            case active
            case paused
        }

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable {
                let url: WebhookAddress?
                let types: [String]?
                let state: State?
            }
            seen = try SeenWebhook(from: &request)
            let body = try request.json(as: Body.self)
            url = body.url
            types = body.types
            state = body.state
        }
    }

    func handle(
        _ input: Input, for caller: Caller, in transaction: WriteTransaction
    ) throws -> Versioned<WebhookDocument> {
        let connection = transaction.connection
        var webhook = try WebhookRights.visible(input.seen.webhook, to: caller, in: connection)
        try input.seen.precondition.check(webhook.version)
        if let url = input.url {
            try WebhookRights.check(url, reach)
            webhook.url = url
        }
        if let wanted = input.types {
            try WebhookRights.check(wanted, for: caller, in: webhook.organisation, types)
            webhook.types = Set(wanted).sorted()
        }
        switch input.state {
        case .active: webhook.state = .active
        case .paused: webhook.state = .paused
        case nil: break
        }
        webhook.version += 1
        webhook.failingSince = nil
        try WebhookTable(connection).save(webhook, at: transaction.now)
        try WebhookDeliveryTable(connection).hasten(webhook.id, at: transaction.now)
        try transaction.journal.append(.webhookChanged(webhook), by: caller)
        return Versioned(WebhookDocument(webhook), version: webhook.version)
    }
}
