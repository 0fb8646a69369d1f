package import Crypto
package import Endpoints
import Kernel

/// What happened, told to those whom it concerns: to be asked for, and by webhooks.
///
/// - Parameters:
///   - types: the kinds of events that leave the house, as the features declare them.
///   - recipient: how the person who asked for a webhook is written to.
package func events(
    types: [EventType], reach: WebhookReach, keys: KeyRing?, postbox: any Postbox, counters: Counters,
    recipient: @escaping AccountRecipient
) -> Feature {
    let calls = WebhookCalls(reach, keys: keys, postbox: postbox, counters: counters, recipient: recipient)
    return Feature(
        name: "events", migrations: WebhookSchema.migrations,
        routes: [
            Route(ListEvents(types: types)), Route(ListEventTypes(types: types)), Route(SearchJournal()),
            Route(CreateWebhook(types: types, reach: reach, keys: keys)), Route(ListWebhooks()), Route(ShowWebhook()),
            Route(ShowWebhookHistory()),
            Route(ChangeWebhook(types: types, reach: reach)), Route(DeleteWebhook()),
            Route(RotateWebhookSecret(keys: keys)), Route(PingWebhook()), Route(ListDeliveries()),
            Route(ShowDelivery()), Route(ReplayDelivery()), Route(ReplayWebhook()),
        ],
        problems: Problem.ofEvents,
        jobs: [
            Feature.Job(name: "webhook-fan-out", everySeconds: 1) { try WebhookFanOut.step($0) },
            Feature.Job(name: "forget-webhook-deliveries", everySeconds: 3600) { try WebhookFanOut.forget($0) },
        ],
        chores: [Feature.Chore(name: "webhooks", everySeconds: 1) { try calls.step($0) }],
        partnerData: [.webhooks], indicators: Indicator.ofWebhooks)
}
