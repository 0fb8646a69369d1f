import Kernel
import Notifications
import Outbound

extension MailRelay {
    /// The relay that the operator named; `nil` when none was.
    ///
    /// - Throws: when it was named in a way that cannot be used.
    init?(_ source: ConfigurationSource) throws(ConfigurationError) {
        guard let url = source[.relay] else { return nil }
        guard let place = RelayPlace(url) else {
            throw Configuration.wrong(.relay, "smtp://user@relay.example.fr:587 or the like expected")
        }
        guard let (name, address) = MailRelay.sender(source[.mailSender] ?? "") else {
            throw Configuration.wrong(
                .mailSender, "with GUICHET_SMTP_URL, Guichet <do-not-reply@example.fr> or the like is needed")
        }
        self.init(
            server: MailServer(
                host: place.host, port: place.port, security: place.security, user: place.user,
                password: source[.relayPassword].map { Secret(Array($0.utf8)) }, authorities: source[.relayAuthorities]),
            sender: address, senderName: name)
    }

    private static func sender(_ text: String) -> (name: String, address: MailAddress)? {
        guard text.hasSuffix(">"), let open = text.lastIndex(of: "<") else {
            return MailAddress(text).map { ("Guichet", $0) }
        }
        var name = text[..<open]
        while name.last == " " { name.removeLast() }
        let isPlain = name.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
        guard isPlain, let address = MailAddress(String(text[text.index(after: open)...].dropLast())) else {
            return nil
        }
        return (String(name), address)
    }
}

/// The parts of `smtp://user@host:port`.
private struct RelayPlace {
    let security: MailServer.Security
    let user: String?
    let host: String
    let port: UInt16

    init?(_ url: String) {
        let schemes: [(name: String, security: MailServer.Security, port: UInt16)] = [
            ("smtp://", .startTLS, 587), ("smtps://", .implicitTLS, 465), ("smtp+plain://", .none, 25),
        ]
        guard let scheme = schemes.first(where: { url.hasPrefix($0.name) }) else { return nil }
        security = scheme.security
        var rest = url.dropFirst(scheme.name.count)
        if rest.hasSuffix("/") { rest.removeLast() }
        // A user's name may hold an @ itself.
        if let at = rest.lastIndex(of: "@") {
            user = String(rest[..<at])
            rest = rest[rest.index(after: at)...]
        } else {
            user = nil
        }
        if let colon = rest.lastIndex(of: ":"), !rest.hasSuffix("]") {
            guard let number = UInt16(rest[rest.index(after: colon)...]), number > 0 else { return nil }
            port = number
            rest = rest[..<colon]
        } else {
            port = scheme.port
        }
        guard !rest.isEmpty, !rest.contains("/"), user?.isEmpty != true else { return nil }
        host = String(rest)
    }
}
