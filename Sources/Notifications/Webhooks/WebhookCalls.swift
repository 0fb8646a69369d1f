import Crypto
import Database
import Endpoints
import HTTP
import JSON
import Journal
import Kernel
import Outbound

/// Tells webhooks what happened, one call a step, on the chore's own thread.
///
/// At least once, and in no promised order: a receiver tells repetitions by `webhook-id`, and what is newer by the version.
final class WebhookCalls: @unchecked Sendable {
    private let reach: WebhookReach
    private let keys: KeyRing?
    private let postbox: any Postbox
    private let counters: Counters
    private let recipient: AccountRecipient
    /// Made on the thread that calls, which alone uses it: connections are kept between calls.
    private lazy var client = HTTPClient(reach: reach.reach, authorities: reach.authorities)

    /// How long a receiver may take for its answer, in seconds.
    private static let deadline = 10
    /// What is read of the answer, in bytes; its body says nothing to us.
    private static let answerLimit = 64 << 10

    init(
        _ reach: WebhookReach, keys: KeyRing?, postbox: any Postbox, counters: Counters,
        recipient: @escaping AccountRecipient
    ) {
        self.reach = reach
        self.keys = keys
        self.postbox = postbox
        self.counters = counters
        self.recipient = recipient
    }

    /// Makes the call that has been due longest; `true` when the next one should be made at once.
    func step(_ worker: Worker) throws -> Bool {
        let now = worker.now
        let next = try worker.read { connection -> (WebhookDelivery, Webhook, [[UInt8]])? in
            let webhooks = WebhookTable(connection)
            guard let delivery = try WebhookDeliveryTable(connection).due(at: now),
                let webhook = try webhooks.webhook(delivery.webhook)
            else { return nil }
            return (delivery, webhook, try webhooks.secrets(of: webhook.id, at: now))
        }
        guard let (delivery, webhook, secrets) = next else { return false }
        let began = MonotonicClock.nanoseconds()
        let outcome = call(
            webhook, delivery, try secrets.map { try WebhookSecret(stored: $0, of: webhook.id, keys) }, now)
        let milliseconds = Int((MonotonicClock.nanoseconds() - began) / 1_000_000)
        counters.add("webhook-calls", value: outcome.reason == nil ? 1 : 0)
        try worker.write { [self] transaction in
            try record(outcome, milliseconds, of: delivery, to: webhook, in: transaction)
        }
        return true
    }

    /// What a receiver made of a call.
    private struct Outcome: Sendable {
        let status: Int?
        /// `nil` when it took the event.
        let reason: String?
    }

    private func call(
        _ webhook: Webhook, _ delivery: WebhookDelivery, _ secrets: [WebhookSecret], _ now: Timestamp
    ) -> Outcome {
        guard reach.allows(webhook.url), let body = try? JSONEncoder.encode(delivery.body) else {
            return Outcome(status: nil, reason: "address-refused")
        }
        let seconds = now.milliseconds / 1000
        let id = delivery.id.description
        let signatures = secrets.map { $0.signature(id: id, seconds: seconds, body: body) }.joined(separator: " ")
        let request = OutboundRequest(
            .post, webhook.url.description,
            fields: [
                "Content-Type": "application/json", "webhook-id": id, "webhook-timestamp": String(seconds),
                "webhook-signature": signatures,
            ], body: body, deadline: .seconds(WebhookCalls.deadline), sizeLimit: WebhookCalls.answerLimit)
        do throws(OutboundError) {
            let status = try client.send(request).status.code
            switch status {
            case 200..<300: return Outcome(status: status, reason: nil)
            case 300..<400: return Outcome(status: status, reason: "redirect-refused")
            case 410: return Outcome(status: status, reason: "gone")
            default: return Outcome(status: status, reason: "refused")
            }
        } catch {
            return Outcome(status: nil, reason: WebhookCalls.reason(error))
        }
    }

    private func record(
        _ outcome: Outcome, _ milliseconds: Int, of delivery: WebhookDelivery, to webhook: Webhook,
        in transaction: WriteTransaction
    ) throws {
        let now = transaction.now
        let deliveries = WebhookDeliveryTable(transaction.connection)
        let webhooks = WebhookTable(transaction.connection)
        let attempt = WebhookDelivery.Attempt(
            at: now, status: outcome.status, reason: outcome.reason, milliseconds: milliseconds)
        guard outcome.reason != nil else {
            try deliveries.record(attempt, of: delivery, .delivered, dueAt: delivery.dueAt, settledAt: now)
            return try webhooks.noteSuccess(of: webhook.id)
        }
        let next = WebhookDelivery.backoff.next(after: delivery.attempts + 1, at: now)
        try deliveries.record(
            attempt, of: delivery, next == nil ? .dead : .waiting, dueAt: next ?? delivery.dueAt,
            settledAt: next == nil ? now : nil)
        try webhooks.noteFailure(of: webhook.id, at: now)
        let isHopeless = webhook.failingSince.map { $0.adding(seconds: Webhook.patience) <= now } ?? false
        if isHopeless || outcome.status == 410 { try stop(webhook, in: transaction) }
    }

    /// Stops calling, and writes to whoever asked for it.
    private func stop(_ webhook: Webhook, in transaction: WriteTransaction) throws {
        guard try WebhookTable(transaction.connection).webhook(webhook.id)?.state == .active else { return }
        try WebhookTable(transaction.connection).stop(webhook.id)
        try transaction.journal.append(.webhookStopped(webhook), by: .service)
        guard let creator = webhook.creator, let recipient = try recipient(creator, transaction.connection) else {
            return
        }
        try postbox.post(
            Letter(
                "webhook-stopped", to: recipient, about: "webhook/\(webhook.id)", step: "\(webhook.version)",
                link: "/v1/webhooks/\(webhook.id)"),
            in: transaction)
    }

    private static func reason(_ error: OutboundError) -> String {
        switch error {
        case .addressRefused: "address-refused"
        case .timedOut: "timed-out"
        case .unreachable: "unreachable"
        case .insecure: "insecure"
        case .tooLarge: "answer-too-large"
        case .malformed, .protocolRefused: "address-malformed"
        case .mailRefused, .failed: "failed"
        }
    }
}
