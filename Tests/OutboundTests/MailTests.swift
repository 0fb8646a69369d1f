import Kernel
import Outbound
import TestSupport
import Testing

/// Handing mail to a real relay.
@Suite(.enabled(if: TestRelay.isAvailable, "python3 with venv, openssl, and aiosmtpd from PyPI are needed"))
struct `Sending mail` {
    private let relay: TestRelay

    init() throws { relay = try TestRelay() }

    private func client(
        password: String = "s3cret", security: MailServer.Security = .startTLS, isTrusted: Bool = true
    ) -> MailClient {
        MailClient(
            MailServer(
                host: "localhost", port: relay.port, security: security, user: "guichet",
                password: Secret(Array(password.utf8)), authorities: isTrusted ? relay.certificate : nil))
    }

    private func message(to recipient: String = "ada@example.fr") -> MailMessage {
        MailMessage(
            from: MailAddress("ne-pas-repondre@guichet.example.fr")!, named: "Guichet — équipe",
            to: MailAddress(recipient)!,
            subject: "Votre dossier a été mis à jour : vous avez reçu une réponse de l'équipe 👍",
            text: "Bonjour,\n.\nÀ bientôt.\n" + String(repeating: "é", count: 300),
            at: Timestamp("2026-03-02T09:00:00Z")!,
            id: "0190c2a0-0000-7000-8000-000000000001", unsubscribeURL: "https://guichet.example.fr/stop/1")
    }

    @Test func `hands over what any mail reader reads`() throws {
        let client = client()
        let message = message()
        try client.send(message)
        try client.send(message)
        #expect(relay.messages.count == 2)
        let raw = try #require(relay.messages.last)
        #expect(
            raw.hasPrefix(
                "ne-pas-repondre@guichet.example.fr\nada@example.fr\nDate: Mon, 02 Mar 2026 09:00:00 +0000\r\n"))
        #expect(raw.utf8.allSatisfy { $0 < 0x80 }, "ASCII alone")
        #expect(raw.split(whereSeparator: \.isNewline).allSatisfy { $0.utf8.count <= 76 })
        #expect(relay.read("message['Subject']") == message.subject)
        #expect(relay.read("message['From'].addresses[0].display_name") == message.senderName)
        #expect(relay.read("message.get_content().rstrip().replace(chr(13), str())") == message.text)
        #expect(relay.read("message['Message-ID']") == "<\(message.id)@guichet.example.fr>")
        #expect(relay.read("message['List-Unsubscribe']") == "<https://guichet.example.fr/stop/1>")
        #expect(relay.read("len(message.defects)") == "0")
    }

    @Test func `tells a refusal for good from one for now`() {
        #expect(throws: OutboundError.mailRefused(550)) { try client().send(message(to: "unknown@example.fr")) }
        #expect(throws: OutboundError.mailRefused(451)) { try client().send(message(to: "busy@example.fr")) }
        #expect(OutboundError.mailRefused(451).isTemporary && !OutboundError.mailRefused(550).isTemporary)
        #expect(throws: OutboundError.mailRefused(535)) { try client(password: "wrong").send(message()) }
        #expect(relay.messages.isEmpty)
    }

    @Test func `says nothing to a relay that it does not trust, or that offers no TLS`() {
        #expect(throws: OutboundError.insecure) { try client(isTrusted: false).send(message()) }
        #expect(throws: OutboundError.mailRefused(530)) { try client(security: .none).send(message()) }
        #expect(relay.messages.isEmpty)
    }
}

/// What a message is made of.
@Suite struct `A mail message` {
    @Test(arguments: [
        ("ada@example.fr", true), ("a.b+c@x-y.example.fr", true), ("ada", false), ("@example.fr", false),
        ("ada@", false), ("a@b@c", false), ("ada@exam ple.fr", false), ("ada@example.fr\r\nRCPT TO:<eve@x.fr>", false),
        ("<ada@example.fr>", false), ("a..b@example.fr", false), ("ada@-x.fr", false), ("ada@x..fr", false),
        ("é@example.fr", false), ("\"a b\"@example.fr", false),
    ]) func `goes to an address that can break nothing`(text: String, isAddress: Bool) {
        #expect((MailAddress(text) != nil) == isAddress)
    }

    @Test(arguments: ["1>\r\nBcc: eve@x.fr", "a@b", "a b"]) func `has an id that can break nothing`(id: String) {
        let message = MailMessage(
            from: MailAddress("a@b.fr")!, named: "", to: MailAddress("c@d.fr")!, subject: "", text: "",
            at: Timestamp("2026-03-02T09:00:00Z")!, id: id)
        let client = MailClient(MailServer(host: "127.0.0.1", port: 1, security: .none))
        #expect(throws: OutboundError.malformed) { try client.send(message) }
    }
}
