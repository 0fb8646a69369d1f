private import HTTP
package import Kernel

/// A message of plain text to one person (RFC 5322, RFC 2045 to 2047).
package struct MailMessage: Sendable {
    package var sender: MailAddress
    package var senderName: String
    package var recipient: MailAddress
    package var subject: String
    package var text: String
    package var date: Timestamp
    /// Unique: the relay and the recipient tell by it that they have the message already.
    package var id: String
    /// Where one click ends such messages (RFC 8058); none for those that the person asked for.
    package var unsubscribeURL: String?

    /// A message.
    package init(
        from sender: MailAddress, named senderName: String, to recipient: MailAddress, subject: String, text: String,
        at date: Timestamp, id: String, unsubscribeURL: String? = nil
    ) {
        self.sender = sender
        self.senderName = senderName
        self.recipient = recipient
        self.subject = subject
        self.text = text
        self.date = date
        self.id = id
        self.unsubscribeURL = unsubscribeURL
    }

    /// What the relay is given, each line ended by CR LF; nothing in it is longer than 76 characters but the URL.
    ///
    /// - Throws: `malformed` when the id or the URL could break a header.
    func lines() throws(OutboundError) -> [UInt8] {
        guard ([id, unsubscribeURL ?? ""]).allSatisfy({ $0.utf8.allSatisfy { (0x21...0x7E).contains($0) } }),
            !id.contains(where: { "<>@".contains($0) }), unsubscribeURL?.contains(where: { "<>".contains($0) }) != true
        else { throw .malformed }
        // A mail's date has a zone in figures; that of HTTP is always "GMT" (RFC 5322 §3.3).
        let instant = HTTPDate.text(date.milliseconds / 1000).dropLast(3) + "+0000"
        var head = [
            "Date: \(instant)", "From: \(MimeText.encodedWords(senderName))\r\n <\(sender)>", "To: <\(recipient)>",
            "Subject: \(MimeText.encodedWords(subject))", "Message-ID: <\(id)@\(sender.domain)>", "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64",
            "Auto-Submitted: auto-generated",
        ]
        if let unsubscribeURL {
            head += [
                "List-Unsubscribe: <\(unsubscribeURL)>", "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
            ]
        }
        let body = MimeText.base64Lines(text.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n"))
        return Array((head + [""] + body).map { $0 + "\r\n" }.joined().utf8)
    }
}
