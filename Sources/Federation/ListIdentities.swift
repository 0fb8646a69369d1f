import Accounts
import Database
import Endpoints
import HTTP
import Kernel

/// Shows somebody by which providers they may sign in.
struct ListIdentities: Query {
    static let operation = Operation(.get, "/v1/me/identities", id: "listIdentities", access: .signedIn)
    let providers: ProviderDirectory

    func handle(_ input: NoInput, for caller: Caller, in connection: Connection) throws -> Page<LinkedIdentity> {
        guard let account = caller.person.flatMap({ Identifier<Account>($0.account) }) else {
            throw Failure(.forbidden)
        }
        return Page(
            try LinkedIdentityTable(connection).of(account, providers, in: caller.language), limit: .standard,
            cursor: \.provider)
    }
}
