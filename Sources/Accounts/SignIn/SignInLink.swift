import Crypto
import Database
import Kernel

/// A mailed link that signs a person in, once.
struct SignInLink {
    let account: Identifier<Account>
    let returnTo: String?
    let codeChallenge: CodeChallenge?
    let expiresAt: Timestamp

    /// How long a link is good that somebody asked for, in seconds.
    static let lifetime: Int64 = 15 * 60

    /// Where a link leads.
    static func path(_ token: Token) -> String { "/sign-in/" + token.text }
}

/// The links that were sent and not used.
struct SignInLinkTable {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    func insert(_ link: SignInLink, _ token: Token, at now: Timestamp) throws {
        try connection.run(
            """
            INSERT INTO signInLink (digest, account, returnTo, codeChallenge, createdAt, expiresAt)
            VALUES (\(token.digest), \(link.account), \(link.returnTo), \(link.codeChallenge), \(now),
                \(link.expiresAt))
            """)
    }

    /// Whether a link would sign somebody in now; the link stays.
    func isGood(_ token: Token, at now: Timestamp) throws -> Bool {
        try connection.value(
            "SELECT 1 FROM signInLink WHERE digest = \(token.digest) AND expiresAt > \(now)", as: Int.self) != nil
    }

    /// Uses a link up; `nil` when it is unknown, used or expired.
    func use(_ token: Token, at now: Timestamp) throws -> SignInLink? {
        let link = try connection.first(
            """
            DELETE FROM signInLink WHERE digest = \(token.digest)
            RETURNING account, returnTo, codeChallenge, expiresAt
            """
        ) { row in
            SignInLink(
                account: try row["account"], returnTo: try row["returnTo"], codeChallenge: try row["codeChallenge"],
                expiresAt: try row["expiresAt"])
        }
        guard let link, link.expiresAt > now else { return nil }
        return link
    }

    /// How many links an account was sent since an instant, of those not used.
    func count(of account: Identifier<Account>, since: Timestamp) throws -> Int {
        try connection.value(
            "SELECT count(*) FROM signInLink WHERE account = \(account) AND createdAt > \(since)") ?? 0
    }

    /// Forgets the links and codes that are over, a bounded number at a time.
    func removeExpired(at now: Timestamp) throws -> Int {
        let links = try connection.run(
            """
            DELETE FROM signInLink WHERE digest IN (
                SELECT digest FROM signInLink WHERE expiresAt <= \(now) ORDER BY expiresAt LIMIT 500)
            """)
        let codes = try connection.run(
            """
            DELETE FROM exchangeCode WHERE digest IN (
                SELECT digest FROM exchangeCode WHERE expiresAt <= \(now) ORDER BY expiresAt LIMIT 500)
            """)
        return links + codes
    }
}
