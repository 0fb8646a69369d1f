package import Kernel

/// A role that waits for somebody to sign in.
package struct Invitation: Sendable {
    package let id: Identifier<Invitation>
    package let account: Identifier<Account>
    package let role: Role
    package let place: Place
    /// The account, or the owner, that invites.
    package let invitedBy: String
    package let createdAt: Timestamp
    package let expiresAt: Timestamp
    package internal(set) var outcome: Outcome
    package internal(set) var version: Int

    /// What became of it.
    package enum Outcome: Hashable, Sendable {
        case pending
        case accepted(at: Timestamp)
        case withdrawn(at: Timestamp)
    }

    /// How long an invitation is good, in seconds.
    static let lifetime: Int64 = 7 * 24 * 3600

    /// What people read of it.
    func state(at now: Timestamp) -> String {
        switch outcome {
        case .pending: expiresAt > now ? "pending" : "expired"
        case .accepted: "accepted"
        case .withdrawn: "withdrawn"
        }
    }
}
