import Database
import Journal
import Kernel

/// Makes of each event that leaves the house one delivery for each webhook that wants it, in the order of the journal.
enum WebhookFanOut {
    /// Entries looked at in one step.
    private static let stretch = 500
    /// Deliveries are forgotten that many days after the event.
    private static let keptForDays: Int64 = 30

    /// Goes on where it stopped; `true` when there is more. What was made and how far it came is one transaction.
    static func step(_ transaction: WriteTransaction) throws -> Bool {
        let connection = transaction.connection
        let last = try JournalTable(connection).lastNumber()
        let done = try connection.value("SELECT lastEntry FROM webhookProgress WHERE id = 1", as: Int.self) ?? 0
        guard done < last else { return false }
        let end = min(last, done + stretch)
        let found = try connection.all(
            """
            SELECT DISTINCT webhook.id AS webhook, entry.number AS number, entry.at AS at, entry.code AS code,
                entry.objectType AS objectType, entry.object AS object, entry.version AS version
            FROM journalAudience AS audience
            JOIN journalEntry AS entry ON entry.number = audience.number
            JOIN webhookType ON webhookType.type = entry.code
            JOIN webhook ON webhook.id = webhookType.webhook AND webhook.organisation = audience.organisation
            WHERE audience.number > \(done) AND audience.number <= \(end) ORDER BY entry.number
            """
        ) { row in
            WebhookDelivery(
                id: transaction.identifier(), webhook: try row["webhook"], event: try row["number"],
                type: try row["code"], at: try row["at"], objectType: try row["objectType"], object: try row["object"],
                version: try row["version"], state: .waiting, attempts: 0, dueAt: transaction.now, settledAt: nil)
        }
        for delivery in found { try WebhookDeliveryTable(connection).insert(delivery, at: transaction.now) }
        try connection.run("UPDATE webhookProgress SET lastEntry = \(end) WHERE id = 1")
        return end < last
    }

    /// Forgets old deliveries; `true` when there may be more.
    static func forget(_ transaction: WriteTransaction) throws -> Bool {
        try WebhookDeliveryTable(transaction.connection)
            .delete(madeBefore: transaction.now.adding(seconds: -keptForDays * 86_400)) == 1000
    }
}
