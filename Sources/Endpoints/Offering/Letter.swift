package import Kernel

/// Something to tell one person by mail: which letter, about what, and where to read on. What it is about is never in the
/// letter itself: mail travels and stays where nobody guards it.
package struct Letter: Sendable {
    /// Kebab-case, stable: the name of its template in `data/letters`.
    package let kind: String
    package let recipient: Recipient
    /// What it is about, as the journal names it: `ticket/0190…`.
    package let object: String
    /// What happened to it. The same kind, object and step is told to the same recipient once, however often it is posted.
    package let step: String
    /// Where to read on: absolute, or a path of the public address.
    package let link: String
    /// After which the letter tells nothing any more and is not sent.
    package let expiresAt: Timestamp?

    /// A letter.
    package init(
        _ kind: StaticString, to recipient: Recipient, about object: String, step: String = "", link: String,
        expiresAt: Timestamp? = nil
    ) {
        self.kind = kind.description
        self.recipient = recipient
        self.object = object
        self.step = step
        self.link = link
        self.expiresAt = expiresAt
    }

    /// Whom a letter goes to.
    package struct Recipient: Hashable, Sendable {
        /// The name of the account; `nil` for somebody who has none.
        package let account: String?
        package let address: String
        /// How they are greeted; may be empty.
        package let name: String
        package let language: Language

        /// Somebody at an address.
        package init(account: String? = nil, address: String, name: String, language: Language = .french) {
            self.account = account
            self.address = address
            self.name = name
            self.language = language
        }
    }
}
