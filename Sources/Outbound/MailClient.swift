private import CCurl
private import Kernel

/// Hands messages to a relay over SMTP: one per errand thread, so that the connection is kept between messages.
package final class MailClient {
    private let handle = TransferHandle(reach: .configured)
    private let server: MailServer

    /// A client of one relay.
    package init(_ server: MailServer) { self.server = server }

    /// Hands a message over; returns when the relay has taken responsibility for it.
    ///
    /// - Throws: `mailRefused` with the relay's code; `isTemporary` tells whether to try again.
    package func send(_ message: MailMessage, deadline: Duration = .seconds(30)) throws(OutboundError) {
        let sink = TransferSink(reach: .configured, limit: 64 << 10, upload: try message.lines())
        guard server.host.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x2F && $0 != 0x40 }) else {
            throw .malformed
        }
        let scheme = server.security == .implicitTLS ? "smtps" : "smtp"
        // What follows the slash is the name that we give ourselves in EHLO.
        let url = "\(scheme)://\(server.host):\(server.port)/\(message.sender.domain)"
        handle.prepare(url, isMail: true, deadline: deadline, authorities: server.authorities)
        if server.security == .startTLS { handle.set(CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue)) }
        if let user = server.user { handle.set(CURLOPT_USERNAME, user) }
        if let password = server.password {
            handle.set(CURLOPT_PASSWORD, String(decoding: password.bytes, as: UTF8.self))
        }
        handle.set(CURLOPT_MAIL_FROM, "<\(message.sender)>")
        handle.set(CURLOPT_MAIL_RCPT, ["<\(message.recipient)>"])
        handle.set(CURLOPT_UPLOAD, 1)
        let code = try handle.perform(sink)
        guard (200..<300).contains(code) else { throw .mailRefused(code) }
    }
}
