import Crypto
import Database
import Kernel

/// Ten codes on paper for whoever has lost the device; each serves once.
struct RecoveryCodes {
    private let connection: Connection
    private let account: Identifier<Account>

    private static let number = 10

    init(of account: Identifier<Account>, _ connection: Connection) {
        self.account = account
        self.connection = connection
    }

    /// Makes new codes, shown once; the old ones are good for nothing any more. 80 random bits each.
    func renew() throws -> [String] {
        try remove()
        return try (0..<Self.number).map { _ in
            let letters = Base32.text(RandomSource.bytes(10)).lowercased()
            try connection.run(
                "INSERT INTO recoveryCode (account, digest) VALUES (\(account), \(digest(letters)))")
            return stride(from: 0, to: 16, by: 4).map { start in
                String(letters.dropFirst(start).prefix(4))
            }.joined(separator: "-")
        }
    }

    /// Uses a code up; whether it was one.
    func use(_ typed: String) throws -> Bool {
        let letters = typed.lowercased().filter { $0 != "-" && $0 != " " }
        return try connection.run(
            "DELETE FROM recoveryCode WHERE account = \(account) AND digest = \(digest(letters))") > 0
    }

    /// How many are left.
    func count() throws -> Int {
        try connection.value("SELECT count(*) FROM recoveryCode WHERE account = \(account)") ?? 0
    }

    func remove() throws { try connection.run("DELETE FROM recoveryCode WHERE account = \(account)") }

    /// Of the account too: the same letters say nothing about somebody else.
    private func digest(_ letters: String) -> Digest { Digest.blake2b(account.description + letters) }
}
