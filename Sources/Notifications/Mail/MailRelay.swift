import HTTP
import Kernel
package import Outbound

/// How mail leaves the house: the relay, in whose name, and where its links lead.
package struct MailRelay: Sendable {
    let server: MailServer
    let sender: MailAddress
    let senderName: String

    /// The way out.
    package init(server: MailServer, sender: MailAddress, senderName: String) {
        self.server = server
        self.sender = sender
        self.senderName = senderName
    }
}
