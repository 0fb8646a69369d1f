import Accounts
import Crypto
import Database
import Endpoints
import HTTP
import JSON
import Kernel
import OpenIDConnect

/// Ends the session of this very request, and says where the browser goes to sign out at the provider too.
struct SignOut: Errand {
    static let operation = Operation(.post, "/v1/auth/logout", id: "signOut", access: .identified, consumes: [])
    static let isOutgoing = true
    let providers: ProviderDirectory
    let accounts: AccountKeeping

    /// Where to go on; both `null` when there is nowhere to go.
    struct Output: JSONRepresentable {
        let location: String?
        /// What the provider gives back with the browser: the front-end compares it.
        let state: String?

        func represent(for caller: Caller) throws -> Representation {
            var writer = JSONWriter()
            writer.beginObject()
            for (name, value) in [("location", location), ("state", state)] {
                writer.key(name)
                if let value { writer.string(value) } else { writer.null() }
            }
            writer.endObject()
            return Representation(.ok, .json, writer.bytes)
        }
    }

    func handle(_ input: NoInput, for caller: Caller, on worker: Worker) throws -> Output {
        guard let id = caller.person.flatMap({ Identifier<Session>($0.session) }) else { throw Failure(.forbidden) }
        let ended = try worker.write { transaction -> ProviderSession? in
            let session = try SessionTable(transaction.connection).find(id)
            try accounts.end(id, for: caller, in: transaction)
            guard let keys = providers.keys, let context = session?.context.flatMap(Identifier<ProviderSession>.init)
            else { return nil }
            return try ProviderSessionTable(transaction.connection, keys).take(context)
        }
        // The session is over, whatever the provider says: without its address the browser stays here.
        guard let ended, let party = providers.parties[ended.provider] else { return Output(location: nil, state: nil) }
        let state = Base64URL.text(RandomSource.bytes(32))
        let location = try? providers.ask(party, for: caller) { () throws(OpenIDError) in
            try party.logoutAddress(idToken: ended.idToken, state: state)
        }
        guard let address = location ?? nil else { return Output(location: nil, state: nil) }
        return Output(location: address, state: state)
    }
}
