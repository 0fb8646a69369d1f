import Crypto
import Database
import Kernel

/// The second factors that are stored.
struct SecondFactorTable {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    func find(_ id: Identifier<SecondFactor>) throws -> SecondFactor? {
        try connection.first("\(Self.columns) WHERE id = \(id)", as: SecondFactor.init)
    }

    /// The second factors of an account, in the order of their making.
    func of(_ account: Identifier<Account>) throws -> [SecondFactor] {
        try connection.all("\(Self.columns) WHERE account = \(account) ORDER BY id", as: SecondFactor.init)
    }

    func insert(_ factor: SecondFactor) throws {
        let (bytes, isSealed) = factor.secret.stored
        try connection.run(
            """
            INSERT INTO secondFactor (id, account, label, secret, isSealed, createdAt, lastStep)
            VALUES (\(factor.id), \(factor.account), \(factor.label), \(bytes), \(isSealed), \(factor.createdAt),
                \(factor.lastStep))
            """)
    }

    /// Notes that a code was taken; the first one confirms the device.
    func take(_ step: Int, of id: Identifier<SecondFactor>, at now: Timestamp) throws {
        try connection.run(
            """
            UPDATE secondFactor SET lastStep = \(step), confirmedAt = coalesce(confirmedAt, \(now)) WHERE id = \(id)
            """)
    }

    func remove(_ id: Identifier<SecondFactor>) throws {
        try connection.run("DELETE FROM secondFactor WHERE id = \(id)")
    }

    /// Forgets devices that were never confirmed.
    func removeUnconfirmed(of account: Identifier<Account>) throws {
        try connection.run("DELETE FROM secondFactor WHERE account = \(account) AND confirmedAt IS NULL")
    }

    private static let columns: SQL = """
        SELECT id, account, label, secret, isSealed, createdAt, confirmedAt, lastStep FROM secondFactor
        """
}

extension SecondFactor {
    fileprivate init(_ row: borrowing Row) throws {
        id = try row["id"]
        account = try row["account"]
        label = try row["label"]
        secret = FactorSecret(stored: try row["secret"], isSealed: try row["isSealed"])
        createdAt = try row["createdAt"]
        confirmedAt = try row["confirmedAt"]
        lastStep = try row["lastStep"]
    }
}
