import Accounts
import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Takes an identity at a provider away from the account of who is signed in, unless it is their only way in.
struct UnlinkIdentity: Command {
    static let operation = Operation(
        .delete, "/v1/me/identities/{provider}", id: "unlinkIdentity", access: .signedIn)
    static let repetition = Repetition.notKept
    let providers: ProviderDirectory

    struct Input: RequestReadable {
        let provider: String

        init(from request: inout RequestReader) throws(Failure) { provider = try request.path("provider") }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        guard let id = caller.person.flatMap({ Identifier<Account>($0.account) }),
            let account = try AccountTable(transaction.connection).find(id)
        else { throw Failure(.forbidden) }
        let identities = LinkedIdentityTable(transaction.connection)
        guard try identities.remove(input.provider, from: id) else { throw Failure(.notFound) }
        if account.email == nil, try identities.of(id, providers).isEmpty { throw Failure(.lastWayIn) }
        try transaction.journal.append(.identityUnlinked(id, provider: input.provider), by: caller)
        return Representation(.noContent, .json, [])
    }
}

extension Event {
    fileprivate static func identityUnlinked(_ id: Identifier<Account>, provider: String) -> Event {
        Event("identity-unlinked", on: ObjectName("account", id), details: #"{"provider":"\#(provider)"}"#)
    }
}
