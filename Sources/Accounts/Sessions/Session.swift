package import Kernel

/// A stretch of time in which a person's token is good.
package struct Session: Sendable {
    package let id: Identifier<Session>
    package let account: Identifier<Account>
    /// How the person signed in: `magicLink`, or the name of a provider.
    package let method: String
    /// What the provider's module keeps of the sign-in, for the sign-out.
    package let context: String?
    package let createdAt: Timestamp
    package let expiresAt: Timestamp
    package let lastUsedAt: Timestamp
    /// When a second factor confirmed it.
    package let secondFactorAt: Timestamp?

    /// How long a session lasts at most, in seconds.
    static let longest: Int64 = 12 * 3600
    /// How long it lasts unused, in seconds.
    static let longestPause: Int64 = 30 * 60
}
