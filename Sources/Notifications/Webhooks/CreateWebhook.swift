import Crypto
import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Tells an organisation of its events, at an address of its own; shows the secret, this once.
struct CreateWebhook: Command {
    static let operation = Operation(.post, "/v1/webhooks", id: "createWebhook", access: WebhookRights.access)
    static let repetition = Repetition.secret

    let types: [EventType]
    let reach: WebhookReach
    let keys: KeyRing?

    struct Input: RequestReadable {
        let url: WebhookAddress
        let types: [String]
        /// Needed from those who manage several.
        let organisation: String?

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable {
                let url: WebhookAddress
                let types: [String]
                let organisation: String?
            }
            let body = try request.json(as: Body.self)
            url = body.url
            types = body.types
            organisation = body.organisation
        }
    }

    func handle(
        _ input: Input, for caller: Caller, in transaction: WriteTransaction
    ) throws -> Created<WebhookDocument> {
        let organisation = try organisation(input, caller)
        try WebhookRights.check(input.url, reach)
        try WebhookRights.check(input.types, for: caller, in: organisation, types)
        let table = WebhookTable(transaction.connection)
        guard try table.count(of: organisation) < Webhook.limit else { throw Failure(.tooManyWebhooks) }
        let webhook = Webhook(
            id: transaction.identifier(), organisation: organisation, url: input.url, types: Set(input.types).sorted(),
            state: .active, version: 1, createdAt: transaction.now, creator: caller.person?.account)
        let secret = WebhookSecret()
        try table.insert(webhook, secret: secret.stored(for: webhook.id, keys))
        try transaction.journal.append(.webhookCreated(webhook), by: caller)
        return Created(
            WebhookDocument(webhook, secret: secret), at: "/v1/webhooks/\(webhook.id)", version: webhook.version)
    }

    private func organisation(_ input: Input, _ caller: Caller) throws(Failure) -> String {
        let own = WebhookRights.organisations(of: caller)
        if let organisation = input.organisation {
            guard own?.contains(organisation) ?? true else { throw Failure(.forbidden) }
            return organisation
        }
        guard let own, own.count == 1 else {
            throw Failure(
                .invalidBody,
                fields: [
                    Failure.Field(
                        "/organisation", "missing",
                        Text(fr: "De quelle organisation ?", en: "Of which organisation?"))
                ])
        }
        return own[0]
    }
}
