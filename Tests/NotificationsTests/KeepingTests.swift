import Accounts
import Database
import Kernel
import Testing

@testable import Notifications

/// What stays in the outbox, and for how long.
@Suite struct `An outbox` {
    @Test func `without a relay keeps letters, but not those that tell nothing any more`() throws {
        let outbox = try TemporaryOutbox()
        try outbox.post(expiresIn: 900)
        try outbox.post("invitation")
        outbox.wait(seconds: 900)
        try outbox.keep()
        #expect(try outbox.letters.map(\.state) == [.waiting, .expired])
        outbox.wait(seconds: 31 * 86_400)
        try outbox.keep()
        #expect(try outbox.letters.map(\.state) == [.expired, .expired])
        #expect(try outbox.letters.allSatisfy { $0.link == nil })
    }

    @Test func `forgets recipients a month after, and letters after thirteen`() throws {
        let outbox = try TemporaryOutbox()
        try outbox.post(to: "nobody")
        #expect(try outbox.letter.state == .dead && outbox.letter.address == "nobody")
        outbox.wait(seconds: 31 * 86_400)
        try outbox.keep()
        #expect(try outbox.letter.address == nil && outbox.letter.name == nil && outbox.letter.link == nil)
        try outbox.post(to: "nobody")
        #expect(try outbox.letters.count == 1, "the same letter is known still")
        outbox.wait(seconds: 366 * 86_400)
        try outbox.keep()
        #expect(try outbox.letters.isEmpty)
    }

    @Test func `holds back what a person does not want`() throws {
        let outbox = try TemporaryOutbox()
        try outbox.prefer(MailPreferences(version: 1, standard: .none), "account:ada")
        try outbox.post("webhook-stopped", account: "ada")
        #expect(try outbox.letter.state == .unwanted && outbox.letter.link == nil)
        try outbox.post("sign-in-link", account: "ada")
        #expect(try outbox.letters[0].state == .waiting, "but not what they asked for")
    }

    @Test func `holds back what a person objected to`() throws {
        let outbox = try TemporaryOutbox()
        let account = try outbox.database.writer.write { transaction in
            let id = transaction.identifier(of: Account.self)
            try transaction.connection.run(
                """
                INSERT INTO account (id, name, searchName, language, state, createdAt, version)
                VALUES (\(id), 'Ada', 'ada', 'fr', 'active', \(transaction.now), 1)
                """)
            try ProcessingLimitTable(transaction.connection).set(.objection, for: id, at: transaction.now)
            return id.description
        }
        try outbox.post("webhook-stopped", account: account)
        #expect(try outbox.letter.state == .unwanted && outbox.letter.reason == "objection")
        try outbox.post("sign-in-link", account: account)
        #expect(try outbox.letters[0].state == .waiting, "but not what they asked for")
    }

    @Test func `takes no letter without words`() throws {
        let outbox = try TemporaryOutbox()
        for kind in ["no-such-kind", "digest"] as [StaticString] {
            #expect(throws: OutboxError.self) { try outbox.post(kind) }
        }
        #expect(try outbox.letters.isEmpty)
    }
}

/// What comes back from a mail server (RFC 3464).
@Suite struct `A delivery status notification` {
    private static let name = "0190c2a0-0000-7000-8000-000000000001"

    private func message(
        action: String = "failed", status: String = "5.1.1", id: String = "<\(name)@example.fr>"
    ) -> [UInt8] {
        let lines = [
            "From: MAILER-DAEMON@relay.example.fr", "Message-ID: <2026@relay.example.fr>",
            "Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"", "", "--b", "",
            "This is the mail system.", "--b", "Content-Type: message/delivery-status", "",
            "Reporting-MTA: dns; relay.example.fr", "", "Final-Recipient: rfc822; ada@example.fr", "Action: \(action)",
            "Status: \(status)", "Diagnostic-Code: smtp; 550 no such", "    mailbox", "--b",
            "Content-Type: text/rfc822-headers", "", "Subject: x", "Message-ID:", " \(id)", "--b--",
        ]
        return Array(lines.joined(separator: "\r\n").utf8)
    }

    @Test(arguments: [
        ("failed", "5.1.1", true), ("Failed", "5.7.1 (refused)", true), ("delayed", "4.4.1", false),
        ("failed", "4.4.7", false), ("delivered", "2.0.0", false),
    ]) func `tells which letter came back, and whether for good`(action: String, status: String, isPermanent: Bool) {
        let read = DeliveryStatus(message(action: action, status: status))
        #expect(read?.letter.description == Self.name)
        #expect(read?.isPermanent == isPermanent)
    }

    @Test func `about something else is none`() {
        #expect(DeliveryStatus(message(id: "<1@example.fr>")) == nil)
        #expect(DeliveryStatus(message(status: "five")) == nil)
        #expect(DeliveryStatus(Array("Subject: hello\r\n\r\nhello".utf8)) == nil)
        #expect(DeliveryStatus([]) == nil)
        #expect(DeliveryStatus([0xFF, 0xFE, 0x0A, 0x3A]) == nil)
    }
}
