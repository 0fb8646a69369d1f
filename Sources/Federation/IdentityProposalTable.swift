import Accounts
import Crypto
import Database
import Kernel

/// An identity that a provider has vouched for, until the person who is signed in takes it.
struct IdentityProposal: Sendable {
    let provider: String
    let subject: String
}

/// The proposals that wait; each serves once, within a minute.
struct IdentityProposalTable {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    private static let prefix = "gi_"

    /// Keeps a proposal, and gives its code.
    func insert(
        provider: String, subject: String, codeChallenge: CodeChallenge, at now: Timestamp
    ) throws -> String {
        let code = Self.prefix + Base64URL.text(RandomSource.bytes(32))
        try connection.run(
            """
            INSERT INTO identityProposal (digest, provider, subject, codeChallenge, expiresAt)
            VALUES (\(Digest.blake2b(code)), \(provider), \(subject), \(codeChallenge), \(now.adding(seconds: 60)))
            """)
        return code
    }

    /// Takes a proposal out. A wrong verifier uses it up.
    func take(_ code: String, verifier: String, at now: Timestamp) throws -> IdentityProposal? {
        guard code.hasPrefix(Self.prefix), code.utf8.count == 46 else { return nil }
        let row = try connection.first(
            """
            DELETE FROM identityProposal WHERE digest = \(Digest.blake2b(code))
            RETURNING provider, subject, codeChallenge, expiresAt
            """
        ) { row in
            (
                proposal: IdentityProposal(provider: try row["provider"], subject: try row["subject"]),
                challenge: try row["codeChallenge"] as CodeChallenge, expiresAt: try row["expiresAt"] as Timestamp
            )
        }
        guard let row, row.expiresAt > now, row.challenge.accepts(verifier) else { return nil }
        return row.proposal
    }
}
