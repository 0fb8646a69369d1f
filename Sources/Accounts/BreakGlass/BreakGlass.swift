import Endpoints
package import Kernel

/// An administrator's way to personal content, in an emergency: with a reason, another administrator's consent, an end,
/// and the knowledge of the person concerned.
package struct BreakGlass: Sendable {
    package let id: Identifier<BreakGlass>
    package let requestedBy: Identifier<Account>
    /// Whose data it opens.
    package let subject: Identifier<Account>
    /// The one object that it opens, as the journal names it; all of the person's when absent.
    package let object: PlainLine?
    package let reason: PlainLine
    package let createdAt: Timestamp
    package internal(set) var decision: Decision?
    package internal(set) var state: State
    /// When it ends by itself, once approved.
    package internal(set) var expiresAt: Timestamp?
    package internal(set) var version: Int

    /// Who decided, and when.
    package struct Decision: Sendable {
        package let by: Identifier<Account>
        package let at: Timestamp
    }

    /// Where it stands.
    package enum State: String, Sendable {
        case requested
        case approved
        case refused
        case closed
    }

    /// How long it stays open, in seconds.
    static let lifetime: Int64 = 72 * 3600

    /// Whether it opens anything now.
    package func isOpen(at now: Timestamp) -> Bool { state == .approved && (expiresAt.map { now < $0 } ?? false) }

    /// Decides on it.
    ///
    /// - Throws: when it was decided, or by the one who asked for it.
    mutating func decide(_ outcome: State, by administrator: Identifier<Account>, at now: Timestamp) throws(Failure) {
        guard state == .requested else { throw Failure(.notDecidable) }
        guard administrator != requestedBy else { throw Failure(.forbidden) }
        state = outcome
        decision = Decision(by: administrator, at: now)
        if outcome == .approved { expiresAt = now.adding(seconds: BreakGlass.lifetime) }
        version += 1
    }

    /// Ends it before its time.
    mutating func close() throws(Failure) {
        guard state == .approved else { throw Failure(.notDecidable) }
        state = .closed
        version += 1
    }
}
