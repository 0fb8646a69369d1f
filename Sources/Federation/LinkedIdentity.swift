import Accounts
import Database
import Kernel
import OpenIDConnect

/// An identity at a provider by which a person may sign in, as they see it.
struct LinkedIdentity: Encodable, Sendable {
    let provider: String
    let title: String
    let linkedAt: Timestamp
    let actions: [String]
}

/// The identities of one account. The rows are those of `Accounts`.
struct LinkedIdentityTable {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    func of(
        _ account: Identifier<Account>, _ providers: ProviderDirectory, in language: Language = .french
    ) throws -> [LinkedIdentity] {
        try connection.all(
            "SELECT provider, createdAt FROM linkedIdentity WHERE account = \(account) ORDER BY createdAt, provider"
        ) { row in
            let provider: String = try row["provider"]
            return LinkedIdentity(
                provider: provider, title: providers.parties[provider]?.provider.title(in: language) ?? provider,
                linkedAt: try row["createdAt"], actions: ["unlink"])
        }
    }

    /// Takes the identities at one provider away; whether there was one.
    func remove(_ provider: String, from account: Identifier<Account>) throws -> Bool {
        try connection.run(
            "DELETE FROM linkedIdentity WHERE account = \(account) AND provider = \(provider)") > 0
    }
}
