import Crypto
import Database
package import Endpoints
import Journal
import Kernel

extension AccountKeeping {
    /// The most links that an account is sent in the life of one: more would only fill a mailbox.
    private static let linkLimit = 5

    /// Mails links to those who asked and have an account; one bounded step.
    ///
    /// Nothing is looked up while somebody asks, so that the answer takes the same time for an address that is known and
    /// for one that is not.
    func sendLinks(in transaction: WriteTransaction) throws -> Bool {
        let requests = try transaction.connection.all(
            """
            DELETE FROM signInRequest WHERE id IN (SELECT id FROM signInRequest ORDER BY id LIMIT 50)
            RETURNING email, returnTo, codeChallenge, createdAt
            """
        ) { row in
            (
                email: try row["email"] as EmailAddress, returnTo: try row["returnTo"] as String?,
                codeChallenge: try row["codeChallenge"] as CodeChallenge?, createdAt: try row["createdAt"] as Timestamp
            )
        }
        let links = SignInLinkTable(transaction.connection)
        for request in requests {
            guard let account = try AccountTable(transaction.connection).find(request.email), account.maySignIn else {
                continue
            }
            let since = transaction.now.adding(seconds: -SignInLink.lifetime)
            guard try links.count(of: account.id, since: since) < Self.linkLimit else { continue }
            let token = Token(.link)
            let expiresAt = request.createdAt.adding(seconds: SignInLink.lifetime)
            try links.insert(
                SignInLink(
                    account: account.id, returnTo: request.returnTo, codeChallenge: request.codeChallenge,
                    expiresAt: expiresAt), token, at: transaction.now)
            // Each link is a step of its own: one letter each.
            let step = token.digest.hexadecimal.prefix(16)
            try settings.postbox.post(
                Letter(
                    "sign-in-link", to: Letter.Recipient(account), about: "account/\(account.id)", step: String(step),
                    link: SignInLink.path(token), expiresAt: expiresAt), in: transaction)
            try transaction.journal.append(.signInLinkMade(account.id), by: .service)
        }
        return requests.count == 50
    }
}

extension Letter.Recipient {
    /// The person of an account that has an address.
    package init(_ account: Account) {
        self.init(
            account: account.id.description, address: account.email?.description ?? "", name: account.name.description,
            language: account.language)
    }
}
