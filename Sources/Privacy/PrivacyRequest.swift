import Accounts
import Crypto
import Database
import Kernel

/// What somebody asks of those who keep their data: answered within a month (GDPR art. 12.3).
struct PrivacyRequest: Sendable {
    let id: Identifier<PrivacyRequest>
    var version: Int
    let kind: Kind
    /// Gone once the person is erased.
    let account: Identifier<Account>?
    /// Of a person without account, for whom the officer files it; gone once they are erased.
    let email: EmailAddress?
    /// What the person says.
    let message: String?
    var decision: Decision
    let createdAt: Timestamp
    let dueAt: Timestamp
    /// When what was obtained ended.
    var liftedAt: Timestamp?

    /// What is asked.
    enum Kind: String, Codable, Sendable {
        /// Art. 16.
        case rectification
        /// Art. 18.
        case restriction
        /// Art. 21.
        case objection
        /// Art. 17.
        case erasure
    }

    /// What became of it.
    enum Decision: Hashable, Sendable {
        case open
        case accepted(at: Timestamp)
        case refused(Exception, reason: String, at: Timestamp)
    }

    /// Why a right does not hold this time.
    enum Exception: String, Codable, Sendable {
        /// Art. 17.3.b: a legal obligation, or a task carried out in the public interest.
        case publicTask
        /// Art. 17.3.d: archiving in the public interest.
        case archives
        /// Art. 17.3.e: legal claims.
        case legalClaims
        /// Art. 21.1: compelling grounds that override the person's.
        case compellingGrounds
        /// Art. 12.5: manifestly unfounded or excessive.
        case unfounded
        /// Art. 12.6: it is not the person who asks.
        case identityNotShown
    }

    /// Seconds in which it is to be answered.
    static let delay: Int64 = 30 * 86_400

    /// Accepts it.
    mutating func accept(at now: Timestamp) throws(Failure) {
        guard decision == .open else { throw Failure(.requestDecided) }
        decision = .accepted(at: now)
        version += 1
    }

    /// What standing limit its acceptance means.
    var limit: ProcessingLimit? {
        switch kind {
        case .restriction: .restriction
        case .objection: .objection
        case .rectification, .erasure: nil
        }
    }

    /// Whether a limit that it obtained stands.
    var isStanding: Bool {
        guard case .accepted = decision else { return false }
        return limit != nil && liftedAt == nil
    }

    /// Ends what it obtained.
    mutating func lift(at now: Timestamp) throws(Failure) {
        guard isStanding else { throw Failure(.nothingToLift) }
        liftedAt = now
        version += 1
    }

    /// Refuses it, for a reason that the law knows.
    mutating func refuse(_ exception: Exception, reason: String, at now: Timestamp) throws(Failure) {
        guard decision == .open else { throw Failure(.requestDecided) }
        decision = .refused(exception, reason: reason, at: now)
        version += 1
    }
}
