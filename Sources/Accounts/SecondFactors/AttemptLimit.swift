import Database
import Kernel

/// Counts wrong codes: after five in a quarter of an hour none is looked at until it is over.
struct AttemptLimit {
    private let connection: Connection
    private let account: Identifier<Account>
    private let now: Timestamp

    private static let most = 5
    private static let seconds: Int64 = 15 * 60

    init(of account: Identifier<Account>, in transaction: WriteTransaction) {
        connection = transaction.connection
        self.account = account
        now = transaction.now
    }

    /// The refusal while too many codes were wrong.
    func refusal() throws -> Failure? {
        let row = try connection.first("SELECT count, since FROM failedAttempt WHERE account = \(account)") { row in
            (count: try row["count"] as Int, since: try row["since"] as Timestamp)
        }
        guard let row, row.count >= Self.most else { return nil }
        let left = (row.since.adding(seconds: Self.seconds).milliseconds - now.milliseconds + 999) / 1000
        return left > 0 ? Failure(.tooManyAttempts, retryAfter: Int(left)) : nil
    }

    /// Counts a wrong code.
    func count() throws {
        let oldest = now.adding(seconds: -Self.seconds)
        try connection.run(
            """
            INSERT INTO failedAttempt (account, count, since) VALUES (\(account), 1, \(now))
            ON CONFLICT (account) DO UPDATE SET
                count = CASE WHEN since <= \(oldest) THEN 1 ELSE count + 1 END,
                since = CASE WHEN since <= \(oldest) THEN excluded.since ELSE since END
            """)
    }

    /// Forgets the wrong codes after a right one.
    func clear() throws { try connection.run("DELETE FROM failedAttempt WHERE account = \(account)") }
}
