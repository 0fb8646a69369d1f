import Crypto
package import Database
import Journal
package import Kernel

/// The ways into the service: accounts linked to providers, single-use codes, sessions. For the module that speaks with
/// providers too.
package struct SignIn {
    private let transaction: WriteTransaction
    private var connection: Connection { transaction.connection }

    /// The ways in, in one transaction.
    package init(_ transaction: WriteTransaction) { self.transaction = transaction }

    /// A session and its token, which nobody sees twice.
    package struct Opened: Sendable {
        package let session: Session
        package let token: String
    }

    /// Opens a session for somebody who has shown who they are; invitations that wait for them are accepted.
    ///
    /// - Parameters:
    ///   - method: how they have shown it: `magicLink`, or the name of a provider.
    ///   - context: what the provider's module wants back at the sign-out.
    /// - Throws: `Failure(.signInRefused)` when the account is suspended or gone.
    package func open(
        _ account: Identifier<Account>, method: String, context: String? = nil, request: String?
    ) throws -> Opened {
        let accounts = AccountTable(connection)
        guard var person = try accounts.find(account), person.maySignIn else { throw Failure(.signInRefused) }
        if person.state == .invited {
            person.state = .active
            person.version += 1
            try accounts.save(person)
        }
        try InvitationTable(connection).acceptAll(of: account, in: transaction, request: request)
        let token = Token(.session)
        let session = Session(
            id: transaction.identifier(), account: account, method: method, context: context,
            createdAt: transaction.now, expiresAt: transaction.now.adding(seconds: Session.longest),
            lastUsedAt: transaction.now, secondFactorAt: nil)
        try SessionTable(connection).insert(session, token)
        try transaction.journal.append(
            .signedIn(account, method: method), by: .account(account.description), request: request)
        return Opened(session: session, token: token.text)
    }

    /// A code that a front-end exchanges for a session within 60 s, once, with the verifier of its challenge (RFC 7636).
    ///
    /// - Parameter codeChallenge: BASE64URL(SHA-256(verifier)).
    package func issueCode(
        for account: Identifier<Account>, codeChallenge: CodeChallenge, method: String, context: String? = nil
    ) throws -> String {
        let token = Token(.code)
        try connection.run(
            """
            INSERT INTO exchangeCode (digest, account, codeChallenge, method, context, expiresAt)
            VALUES (\(token.digest), \(account), \(codeChallenge), \(method), \(context),
                \(transaction.now.adding(seconds: 60)))
            """)
        return token.text
    }

    /// The session for a code. A wrong verifier uses the code up.
    ///
    /// - Returns: `nil` when the code is unknown, used, expired or not for this verifier.
    func exchange(_ code: Token, verifier: String, request: String?) throws -> Opened? {
        let row = try connection.first(
            """
            DELETE FROM exchangeCode WHERE digest = \(code.digest)
            RETURNING account, codeChallenge, method, context, expiresAt
            """
        ) { row in
            (
                account: try row["account"] as Identifier<Account>,
                challenge: try row["codeChallenge"] as CodeChallenge,
                method: try row["method"] as String, context: try row["context"] as String?,
                expiresAt: try row["expiresAt"] as Timestamp
            )
        }
        guard let row, row.expiresAt > transaction.now, row.challenge.accepts(verifier) else { return nil }
        return try open(row.account, method: row.method, context: row.context, request: request)
    }

    /// The account linked to a person at a provider, by the provider's own name for them.
    package func account(linkedTo provider: String, subject: String) throws -> Identifier<Account>? {
        try connection.value(
            "SELECT account FROM linkedIdentity WHERE provider = \(provider) AND subject = \(subject)")
    }

    /// Links an account to a person at a provider.
    ///
    /// - Throws: `Failure(.identityLinked)` when that person is linked to another account.
    package func link(
        _ account: Identifier<Account>, to provider: String, subject: String, request: String?
    ) throws {
        if let linked = try self.account(linkedTo: provider, subject: subject) {
            guard linked == account else { throw Failure(.identityLinked) }
            return
        }
        try connection.run(
            """
            INSERT INTO linkedIdentity (provider, subject, account, createdAt)
            VALUES (\(provider), \(subject), \(account), \(transaction.now))
            """)
        try transaction.journal.append(
            .identityLinked(account, provider: provider), by: .account(account.description), request: request)
    }

    /// A new account for somebody whom a provider vouches for. An address that another account has is left out: an
    /// address is a hint, never a proof.
    package func createAccount(
        name: PlainLine, email: EmailAddress?, language: Language, request: String?
    ) throws -> Identifier<Account> {
        let accounts = AccountTable(connection)
        let isFree = try email.map { try accounts.find($0) == nil } ?? false
        let account = Account(
            id: transaction.identifier(), name: name, email: isFree ? email : nil, language: language, state: .active,
            createdAt: transaction.now)
        try accounts.insert(account)
        try transaction.journal.append(
            .accountCreated(account.id), by: .account(account.id.description), request: request)
        return account.id
    }
}
