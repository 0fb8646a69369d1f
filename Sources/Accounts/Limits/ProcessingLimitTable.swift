package import Database
package import Kernel

/// The limits that stand.
package struct ProcessingLimitTable {
    private let connection: Connection

    /// The limits, as one connection sees them.
    package init(_ connection: Connection) { self.connection = connection }

    /// Whether a limit stands for an account.
    package func stands(_ limit: ProcessingLimit, for account: Identifier<Account>) throws -> Bool {
        try connection.value(
            "SELECT 1 FROM processingLimit WHERE account = \(account) AND kind = \(limit.rawValue)", as: Int.self)
            != nil
    }

    /// Sets a limit; one that stands already stays as it is.
    package func set(_ limit: ProcessingLimit, for account: Identifier<Account>, at now: Timestamp) throws {
        try connection.run(
            """
            INSERT INTO processingLimit (account, kind, since) VALUES (\(account), \(limit.rawValue), \(now))
            ON CONFLICT DO NOTHING
            """)
    }

    /// Lifts a limit.
    package func lift(_ limit: ProcessingLimit, for account: Identifier<Account>) throws {
        try connection.run(
            "DELETE FROM processingLimit WHERE account = \(account) AND kind = \(limit.rawValue)")
    }
}
