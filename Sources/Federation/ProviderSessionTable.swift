import Accounts
import Crypto
import Database
import Kernel

/// A sign-in as the provider knows it: what it wants to see again when the person signs out there.
struct ProviderSession: Sendable {
    let provider: String
    let idToken: String
}

/// The tokens that are kept, sealed, for the sign-out at a provider.
struct ProviderSessionTable {
    private let connection: Connection
    private let keys: KeyRing

    init(_ connection: Connection, _ keys: KeyRing) {
        self.connection = connection
        self.keys = keys
    }

    /// As long as a session at most, in seconds.
    private static let lifetime: Int64 = 12 * 3600 + 120

    func insert(
        _ idToken: String, of account: Identifier<Account>, at provider: String, id: Identifier<ProviderSession>,
        now: Timestamp
    ) throws -> Identifier<ProviderSession> {
        try connection.run(
            """
            INSERT INTO providerSession (id, account, provider, idToken, expiresAt)
            VALUES (\(id), \(account), \(provider), \(keys.seal(idToken, at: Self.place(id)).bytes),
                \(now.adding(seconds: Self.lifetime)))
            """)
        return id
    }

    /// Takes a sign-in out; `nil` when there is none, or its key is gone.
    func take(_ id: Identifier<ProviderSession>) throws -> ProviderSession? {
        let row = try connection.first(
            "DELETE FROM providerSession WHERE id = \(id) RETURNING provider, idToken"
        ) { row in (provider: try row["provider"] as String, sealed: try row["idToken"] as [UInt8]) }
        guard let row, let value = SealedValue(bytes: row.sealed),
            let idToken = try? keys.openText(value, at: Self.place(id))
        else { return nil }
        return ProviderSession(provider: row.provider, idToken: idToken)
    }

    private static func place(_ id: Identifier<ProviderSession>) -> SealedPlace {
        SealedPlace(table: "providerSession", column: "idToken", row: id.description)
    }
}
