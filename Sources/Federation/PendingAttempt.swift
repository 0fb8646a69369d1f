import Accounts
import Crypto
import Database
import Kernel
import OpenIDConnect

/// A sign-in that has gone to a provider and is to come back once.
struct PendingAttempt: Sendable {
    let provider: String
    let purpose: Purpose
    /// The registered address of the front-end where it ends.
    let returnTo: String
    let codeChallenge: CodeChallenge

    /// What the person wants at the provider.
    enum Purpose: String, LosslessStringConvertible, Sendable {
        /// To be let in.
        case signIn
        /// To be known by that provider too, for an account in which they are already.
        case link

        init?(_ text: String) { self.init(rawValue: text) }
        var description: String { rawValue }
    }

    /// How long the person has at the provider, in seconds.
    static let lifetime: Int64 = 600
}

/// The attempts that are on their way.
struct PendingAttemptTable {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    func insert(_ pending: PendingAttempt, _ digest: Digest, at now: Timestamp) throws {
        try connection.run(
            """
            INSERT INTO signInAttempt (digest, provider, purpose, returnTo, codeChallenge, expiresAt)
            VALUES (\(digest), \(pending.provider), \(pending.purpose.rawValue), \(pending.returnTo),
                \(pending.codeChallenge), \(now.adding(seconds: PendingAttempt.lifetime)))
            """)
    }

    /// Takes an attempt out: whatever becomes of it, it never comes back again. `nil` when there is none, it is over, or it
    /// went to another provider.
    func take(_ digest: Digest, of provider: String, at now: Timestamp) throws -> PendingAttempt? {
        let row = try connection.first(
            """
            DELETE FROM signInAttempt WHERE digest = \(digest)
            RETURNING provider, purpose, returnTo, codeChallenge, expiresAt
            """
        ) { row in
            (
                pending: PendingAttempt(
                    provider: try row["provider"], purpose: PendingAttempt.Purpose(try row["purpose"])!,
                    returnTo: try row["returnTo"], codeChallenge: try row["codeChallenge"]),
                expiresAt: try row["expiresAt"] as Timestamp
            )
        }
        guard let row, row.expiresAt > now, row.pending.provider == provider else { return nil }
        return row.pending
    }
}
