import Kernel
import Outbound
import TestSupport
import Testing

@testable import Notifications

/// Letters on their way to a real relay, on good days and bad ones.
@Suite(.enabled(if: TestRelay.isAvailable, "python3 with venv, openssl, and aiosmtpd from PyPI are needed"))
struct `Delivering letters` {
    private func careful(_ relay: TestRelay, password: String = "s3cret", isTrusted: Bool = true) -> MailServer {
        MailServer(
            host: "localhost", port: relay.port, security: .startTLS, user: "guichet",
            password: Secret(Array(password.utf8)), authorities: isTrusted ? relay.certificate : nil)
    }

    private func open(_ relay: TestRelay) -> MailServer {
        MailServer(host: "localhost", port: relay.port, security: .none)
    }

    @Test func `hands a letter over once, with its words, and forgets its link`() throws {
        let relay = try TestRelay()
        let outbox = try TemporaryOutbox(careful(relay))
        try outbox.post()
        try outbox.post()
        #expect(try outbox.letters.count == 1, "the same letter posted twice is one")
        #expect(try outbox.deliver())
        #expect(try !outbox.deliver())
        #expect(relay.messages.count == 1)
        #expect(relay.read("message['To']") == "ada@example.fr")
        #expect(relay.read("message['Subject']") == "Votre lien de connexion")
        #expect(relay.read("message.get_content()").contains("https://guichet.example.fr/somewhere?token=1"))
        #expect(relay.read("message['List-Unsubscribe']") == "None", "the person asked for it")
        let letter = try outbox.letter
        #expect(relay.read("message['Message-ID']") == "<\(letter.id)@example.fr>")
        #expect(letter.state == .sent && letter.link == nil && letter.reason == nil)
        #expect(try outbox.events == ["letter-sent"])
        try outbox.post()
        #expect(try !outbox.deliver(), "nor is it sent again later")
    }

    @Test func `keeps what the relay did not take`() throws {
        let relay = try TestRelay(.open)
        let cases: [(address: String, state: OutboxLetter.State, attempts: Int, reason: String?)] = [
            ("unknown@example.fr", .dead, 0, "relay-refused-550"),
            ("busy@example.fr", .waiting, 1, "relay-refused-451"),
            ("cut@example.fr", .waiting, 1, nil), ("lost@example.fr", .waiting, 1, nil), ("ada@example", .sent, 0, nil),
            ("a b@example.fr", .dead, 0, "address-malformed"),
        ]
        for expected in cases {
            let outbox = try TemporaryOutbox(open(relay))
            try outbox.post(to: expected.address)
            try outbox.deliver()
            let letter = try outbox.letter
            #expect(letter.state == expected.state && letter.attempts == expected.attempts, "\(expected.address)")
            if let reason = expected.reason { #expect(letter.reason == reason) }
            #expect(expected.state != .waiting || letter.dueAt == Timestamp("2026-03-02T09:01:00Z"))
        }
    }

    @Test func `sends again what the relay took without saying so, under the same name`() throws {
        let relay = try TestRelay(.open)
        let outbox = try TemporaryOutbox(open(relay))
        try outbox.post(to: "lost@example.fr")
        try outbox.deliver()
        outbox.wait(seconds: 60)
        try outbox.deliver()
        #expect(relay.messages.count == 2)
        let names = relay.messages.map { $0.split(whereSeparator: \.isNewline).first { $0.hasPrefix("Message-ID") } }
        #expect(names[0] != nil && names[0] == names[1])
    }

    @Test func `says nothing in the clear when TLS is not to be had`() throws {
        let plain = try TestRelay(.open)
        let unsure = try TemporaryOutbox(careful(plain))
        try unsure.post()
        try unsure.deliver()
        #expect(try unsure.letter.state == .waiting && unsure.letter.reason == "relay-insecure")
        #expect(plain.messages.isEmpty)

        let relay = try TestRelay()
        for (server, reason) in [
            (careful(relay, isTrusted: false), "relay-insecure"), (careful(relay, password: "x"), "relay-refused-535"),
            (open(relay), "relay-refused-530"),
        ] {
            let outbox = try TemporaryOutbox(server)
            try outbox.post()
            try outbox.deliver()
            #expect(try outbox.letter.state == .waiting && outbox.letter.reason == reason)
        }
        #expect(relay.messages.isEmpty)
    }

    @Test func `waits longer and longer for a relay that is down, then gives up, and can be told to go on`() throws {
        let outbox = try TemporaryOutbox(MailServer(host: "127.0.0.1", port: 1, security: .none))
        try outbox.post("invitation")
        var pauses: [Int64] = []
        while try outbox.letter.state == .waiting {
            #expect(try !outbox.deliver(), "a pause, for the relay and for us")
            let sinceBeginning = try outbox.letter.dueAt.milliseconds - outbox.letter.createdAt.milliseconds
            let pause = sinceBeginning / 1000 - pauses.reduce(0, +)
            if try outbox.letter.state == .waiting { pauses.append(pause) }
            outbox.wait(seconds: pause)
        }
        #expect(pauses == Backoff.mail.pauses)
        #expect(try outbox.letter.state == .dead && outbox.letter.reason == "relay-unreachable")
        #expect(try outbox.events == ["letter-given-up"])
        #expect(try outbox.letter.link != nil, "for a second try")
    }

    @Test func `goes on with the others when one is refused`() throws {
        let relay = try TestRelay(.open)
        let outbox = try TemporaryOutbox(open(relay))
        for address in ["busy@example.fr", "unknown@example.fr", "ada@example.fr"] { try outbox.post(to: address) }
        while try outbox.deliver() {}
        #expect(relay.messages.count == 1)
        #expect(try outbox.letters.map(\.state) == [.sent, .dead, .waiting])
        try outbox.post(to: "Unknown@example.fr", step: "again")
        #expect(try outbox.letters[0].state == .dead && outbox.letters[0].reason == "address-bounces")
    }

    @Test func `gathers the letters of a day for those who want it so`() throws {
        let relay = try TestRelay(.open)
        let outbox = try TemporaryOutbox(open(relay))
        try outbox.prefer(MailPreferences(version: 1, standard: .dailyDigest), "account:ada")
        for step in ["one", "two"] { try outbox.post("webhook-stopped", account: "ada", step: step) }
        try outbox.post("sign-in-link", account: "ada")
        while try outbox.deliver() {}
        #expect(relay.messages.count == 1, "what was asked for does not wait")
        outbox.wait(seconds: 86_400)
        while try outbox.deliver() {}
        #expect(relay.messages.count == 2)
        #expect(relay.read("message['Subject']") == "Ce qui vous attend sur Guichet")
        #expect(relay.read("message.get_content().count('/somewhere?token=1')") == "2")
        #expect(relay.read("message['List-Unsubscribe-Post']") == "List-Unsubscribe=One-Click")
        #expect(try outbox.letters.allSatisfy { $0.state == .sent })
    }

    @Test func `lets go of what tells nothing any more`() throws {
        let relay = try TestRelay(.open)
        let outbox = try TemporaryOutbox(open(relay))
        try outbox.post(expiresIn: 900)
        try outbox.post(to: "eve@example.fr")
        outbox.wait(seconds: 900)
        while try outbox.deliver() {}
        #expect(relay.messages.count == 1)
        #expect(try outbox.letters.map(\.state) == [.sent, .expired])
        #expect(try outbox.letters[1].link == nil)
    }
}
