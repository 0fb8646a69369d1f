/// Somebody who signed in, as known from their session.
package struct Person: Hashable, Sendable {
    /// The name of the account.
    package let account: String
    /// The name of the session, which is not its token.
    package let session: String
    /// What the person may do, and where.
    package let grants: [Grant]
    /// Whether the session was confirmed by a second factor.
    package let hasSecondFactor: Bool
    /// Whether a role asks for a second factor that the session lacks: until then it opens what leads there, no more.
    package let lacksSecondFactor: Bool

    /// A person, by their session.
    package init(
        account: String, session: String, grants: [Grant], hasSecondFactor: Bool = false,
        lacksSecondFactor: Bool = false
    ) {
        self.account = account
        self.session = session
        self.grants = grants
        self.hasSecondFactor = hasSecondFactor
        self.lacksSecondFactor = lacksSecondFactor
    }
}
