import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Records that a person accepts a version of the conditions of use.
struct AcceptTerms: Command {
    static let operation = Operation(
        .post, "/v1/me/terms", id: "acceptTerms", access: .signedIn, bodyLimit: 1 << 10)

    struct Input: RequestReadable {
        let version: PlainLine

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable { let version: PlainLine }
            version = try request.json(as: Body.self).version
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Versioned<AccountView> {
        let accounts = AccountTable(transaction.connection)
        guard var account = try accounts.find(try CallingPerson(caller).account) else { throw Failure(.notFound) }
        account.terms = Account.Terms(version: input.version.description, acceptedAt: transaction.now)
        account.version += 1
        try accounts.save(account)
        try transaction.journal.append(.termsAccepted(account), by: caller)
        return Versioned(AccountView(account, for: caller), version: account.version)
    }
}
