import Accounts
import Crypto
import Database
import Kernel
import OpenIDConnect

/// What becomes of a person whom a provider vouches for: all of it in one transaction, or nothing.
struct Reception: Sendable {
    let identity: FederatedIdentity
    let provider: Provider
    let pending: PendingAttempt
    let keys: KeyRing?

    /// The code that the front-end exchanges.
    func code(for caller: Caller, in transaction: WriteTransaction) throws -> String {
        switch pending.purpose {
        case .signIn: try signInCode(for: caller, in: transaction)
        case .link: try proposalCode(in: transaction)
        }
    }

    private func signInCode(for caller: Caller, in transaction: WriteTransaction) throws -> String {
        let signIn = SignIn(transaction)
        let account: Identifier<Account>
        if let known = try signIn.account(linkedTo: provider.name, subject: identity.subject) {
            account = known
        } else {
            account = try signIn.createAccount(
                name: name, email: address, language: caller.language, request: caller.request)
            try signIn.link(account, to: provider.name, subject: identity.subject, request: caller.request)
        }
        let session = try keys.map { keys in
            try ProviderSessionTable(transaction.connection, keys).insert(
                identity.idToken, of: account, at: provider.name, id: transaction.identifier(), now: transaction.now)
        }
        return try signIn.issueCode(
            for: account, codeChallenge: pending.codeChallenge, method: provider.name, context: session?.description)
    }

    private func proposalCode(in transaction: WriteTransaction) throws -> String {
        try IdentityProposalTable(transaction.connection).insert(
            provider: provider.name, subject: identity.subject, codeChallenge: pending.codeChallenge,
            at: transaction.now)
    }

    private var name: PlainLine {
        let words = [identity.givenName, identity.familyName].compactMap(\.self)
            .flatMap { $0.split(whereSeparator: \.isWhitespace) }
        return PlainLine(words.joined(separator: " ")) ?? PlainLine("Sans nom")!
    }

    /// An address that the provider has verified becomes the account's. Any other is a hint: whoever reads that mailbox
    /// could sign in to the account of somebody else by it.
    private var address: EmailAddress? {
        identity.isEmailVerified || provider.vouchesForEmail ? identity.email.flatMap(EmailAddress.init) : nil
    }
}
