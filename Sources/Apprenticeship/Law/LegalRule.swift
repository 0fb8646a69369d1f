/// An article and what is known of it.
package struct LegalRule: Hashable, Sendable {
    /// As `L6222-1`.
    package let article: String
    /// Whether the text was read; otherwise the answer says that it is to be confirmed.
    package let isConfirmed: Bool

    /// A rule of the code du travail.
    package init(_ article: String, isConfirmed: Bool = true) {
        self.article = article
        self.isConfirmed = isConfirmed
    }
}
