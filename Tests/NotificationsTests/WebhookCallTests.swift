import Endpoints
import Kernel
import Outbound
import Synchronization
import TestSupport
import Testing

@testable import Notifications

/// Calling receivers, on good days and bad ones.
@Suite(.enabled(if: TestReceiver.isAvailable, "python3 and openssl are needed"))
struct `Calling a webhook` {
    private let receiver = TestReceiver()
    private var base: String { "http://127.0.0.1:\(receiver.port)" }

    @Test func `tells each event once to each webhook that wants it`() throws {
        let webhooks = try TemporaryWebhooks()
        let first = try webhooks.add(base + "/ok")
        let second = try webhooks.add(base + "/ok")
        let other = try webhooks.add(base + "/ok", of: "cpam")
        try webhooks.change(3)
        try webhooks.change(code: "thing-unwanted")
        while try webhooks.call() {}
        #expect(receiver.calls.count == 6)
        for id in [first.id, second.id] {
            #expect(try webhooks.deliveries(id).map(\.state) == [.delivered, .delivered, .delivered])
        }
        #expect(try webhooks.deliveries(other.id).isEmpty)
        try webhooks.change(0)
        #expect(try !webhooks.call(), "nothing is told twice")
    }

    @Test func `makes its way through many events, a stretch at a time`() throws {
        let webhooks = try TemporaryWebhooks()
        let webhook = try webhooks.add(base + "/ok")
        try webhooks.change(1100)
        #expect(try webhooks.deliveries(webhook.id).count == 1000, "a page of them")
        #expect(Set(try webhooks.deliveries(webhook.id).map(\.event)).count == 1000)
    }

    @Test(
        arguments: [
            ("/500", 500, "refused"), ("/redirect", 302, "redirect-refused"), ("/nowhere:1", nil, "unreachable"),
        ] as [(String, Int?, String)])
    func `tries again for a day, then lets the delivery die, and tells it again when asked`(
        path: String, status: Int?, reason: String
    ) throws {
        let webhooks = try TemporaryWebhooks()
        let webhook = try webhooks.add(path == "/nowhere:1" ? "http://127.0.0.1:1/" : base + path)
        try webhooks.change()
        var waited: Int64 = 0
        while try webhooks.deliveries(webhook.id)[0].state == .waiting {
            let calls = try webhooks.log(webhook.id).count
            #expect(try webhooks.call() && !webhooks.call(), "not again before its time")
            #expect(try webhooks.log(webhook.id).count == calls + 1)
            // The pause of the delivery, or that of the whole webhook when it is longer.
            let pause =
                WebhookDelivery.backoff.pauses.indices.contains(calls) ? WebhookDelivery.backoff.pauses[calls] : 0
            webhooks.wait(seconds: max(pause, min(600, 5 << Int64(min(calls, 7)))))
            waited += pause
        }
        #expect(waited == 86_400)
        let log = try webhooks.log(webhook.id)
        #expect(log.count == 12 && log.allSatisfy { $0.status == status && $0.reason == reason })
        #expect(try webhooks.deliveries(webhook.id)[0].state == .dead)
        #expect(!receiver.calls.contains { $0.contains("\"/ok\"") }, "no redirect is followed")
        #expect(try webhooks.replay(webhook.id, since: "2026-03-02T09:00:00Z") == 1)
        #expect(try webhooks.deliveries(webhook.id)[0].state == .waiting)
    }

    @Test func `does not let one that is down hold up the others`() throws {
        let webhooks = try TemporaryWebhooks()
        let down = try webhooks.add(base + "/500")
        let up = try webhooks.add(base + "/ok")
        try webhooks.change(20)
        var calls = 0
        while try webhooks.call() { calls += 1 }
        #expect(calls == 21, "one vain call, twenty good ones")
        #expect(try webhooks.deliveries(up.id).allSatisfy { $0.state == .delivered })
        #expect(try webhooks.deliveries(down.id).allSatisfy { $0.state == .waiting })
        webhooks.wait(seconds: 5)
        #expect(try webhooks.call() && !webhooks.call(), "one call at a time finds out whether it is up again")
    }

    @Test func `recovers as soon as the receiver does`() throws {
        let webhooks = try TemporaryWebhooks()
        let webhook = try webhooks.add(base + "/moody")
        try webhooks.change(2)
        while try webhooks.call() {}
        #expect(try webhooks.webhook(webhook.id).failures == 1)
        File.create(receiver.folder + "/mended", "")
        webhooks.wait(seconds: 10)
        while try webhooks.call() {}
        #expect(try webhooks.webhook(webhook.id).failures == 0 && webhooks.webhook(webhook.id).failingSince == nil)
        #expect(try webhooks.deliveries(webhook.id).allSatisfy { $0.state == .delivered })
    }

    @Test func `stops after three days without success, and writes to whoever asked for it`() throws {
        let webhooks = try TemporaryWebhooks()
        let webhook = try webhooks.add(base + "/500")
        for day in 0..<4 {
            try webhooks.change()
            try webhooks.call()
            #expect(try webhooks.webhook(webhook.id).state == (day < 3 ? .active : .stopped))
            webhooks.wait(seconds: 86_400)
        }
        let letters = webhooks.letters.letters.withLock { $0 }
        #expect(letters.map(\.kind) == ["webhook-stopped"] && letters[0].recipient.address == "ada@example.fr")
        try webhooks.change()
        #expect(try !webhooks.call())
        #expect(try webhooks.deliveries(webhook.id).count == 5, "what happens meanwhile waits")
    }

    @Test func `stops at once when the receiver says that it is gone`() throws {
        let webhooks = try TemporaryWebhooks()
        let webhook = try webhooks.add(base + "/gone")
        try webhooks.change()
        try webhooks.call()
        #expect(try webhooks.webhook(webhook.id).state == .stopped)
    }

    @Test(arguments: [
        "https://receiver.localhost:PORT/ok", "https://127.0.0.1.nip.invalid/", "https://localhost:PORT/ok",
        "http://127.0.0.1:PORT/ok", "https://[::1]:PORT/ok",
    ]) func `reaches nothing inside the house, whatever a name leads to`(address: String) throws {
        let webhooks = try TemporaryWebhooks(.partners)
        let webhook = try webhooks.add(address.replacing("PORT", with: String(receiver.port)))
        try webhooks.change()
        try webhooks.call()
        let attempt = try #require(try webhooks.log(webhook.id).first)
        #expect(attempt.status == nil)
        #expect(["address-refused", "unreachable"].contains(attempt.reason))
        #expect(attempt.reason == "address-refused" || address.contains(".invalid"))
        #expect(receiver.calls.isEmpty)
    }
}

/// Where webhooks may be asked to call.
@Suite struct `The address of a webhook` {
    @Test(arguments: [
        ("https://partner.example.fr/in?x=1", true, true), ("https://partner.example.fr:8443", true, true),
        ("http://partner.example.fr/", true, false), ("https://127.0.0.1/", true, false),
        ("https://localhost/", true, false), ("https://[::1]/", true, false), ("https://2130706433/", true, false),
        ("https://a:b@partner.example.fr/", false, false), ("https://partner.example.fr/#x", false, false),
        ("ftp://partner.example.fr/", false, false), ("https://", false, false), ("https://x.fr:0/", false, false),
        ("https://x.fr/\u{e9}", false, false), ("https://x.fr/a b", false, false),
        ("https://x.fr:99999/", false, false),
    ]) func `is a name, over TLS`(address: String, isAddress: Bool, isForPartners: Bool) {
        #expect((WebhookAddress(address) != nil) == isAddress)
        #expect((WebhookAddress(address)?.isForPartners ?? false) == isForPartners)
    }
}
