import Database
import Kernel

/// The scheduled work on the outbox: letters that tell nothing any more, and forgetting.
enum MailKeeping {
    /// A letter that waits longer tells nothing any more: when no relay was configured, for one.
    private static let longestWaitInDays: Int64 = 30
    /// Recipients are forgotten that many days after their letter was settled.
    private static let recipientsInDays: Int64 = 30
    /// For so many days the same letter is not sent twice.
    private static let lettersInDays: Int64 = 396

    /// Does one bounded step; `true` when there may be more.
    static func step(_ transaction: WriteTransaction) throws -> Bool {
        let table = OutboxTable(transaction.connection)
        let now = transaction.now
        func daysAgo(_ days: Int64) -> Timestamp { now.adding(seconds: -days * 86_400) }
        let counts = [
            try table.expire(at: now, waitingSince: daysAgo(longestWaitInDays)),
            try table.forgetRecipients(settledBefore: daysAgo(recipientsInDays)),
            try table.delete(settledBefore: daysAgo(lettersInDays)),
            try BounceTable(transaction.connection).delete(before: daysAgo(lettersInDays)),
        ]
        return counts.contains(1000)
    }
}
