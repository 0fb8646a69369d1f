import Database
import Kernel

/// What is to be told to webhooks, and the log of it.
struct WebhookDeliveryTable {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    private static let columns: SQL = """
        id, webhook, event, type, at, objectType, object, version, state, attempts, dueAt, settledAt
        """

    /// Keeps something to tell; an event that is there already is not told twice.
    func insert(_ delivery: WebhookDelivery, at now: Timestamp) throws {
        try connection.run(
            """
            INSERT INTO webhookDelivery (id, webhook, event, type, at, objectType, object, version, state, attempts,
                createdAt, dueAt, settledAt)
            VALUES (\(delivery.id), \(delivery.webhook), \(delivery.event), \(delivery.type), \(delivery.at),
                \(delivery.objectType), \(delivery.object), \(delivery.version), \(delivery.state), \(delivery.attempts),
                \(now), \(delivery.dueAt), \(delivery.settledAt))
            ON CONFLICT (webhook, event) DO NOTHING
            """)
    }

    /// What to tell next: of every webhook that takes calls now, the one that has been due longest.
    func due(at now: Timestamp) throws -> WebhookDelivery? {
        let next = try connection.first(
            """
            SELECT id FROM (
                SELECT webhook.id AS id, (
                    SELECT min(dueAt) FROM webhookDelivery WHERE webhook = webhook.id AND state = 'waiting') AS due
                FROM webhook WHERE state = 'active' AND heldUntil <= \(now))
            WHERE due <= \(now) ORDER BY due LIMIT 1
            """
        ) { row in try row["id"] as Identifier<Webhook> }
        guard let next else { return nil }
        return try connection.first(
            """
            SELECT \(Self.columns) FROM webhookDelivery
            WHERE webhook = \(next) AND state = 'waiting' AND dueAt <= \(now) ORDER BY dueAt, id LIMIT 1
            """, as: WebhookDelivery.init)
    }

    func delivery(_ id: Identifier<WebhookDelivery>, of webhook: Identifier<Webhook>) throws -> WebhookDelivery? {
        try connection.first(
            "SELECT \(Self.columns) FROM webhookDelivery WHERE id = \(id) AND webhook = \(webhook)",
            as: WebhookDelivery.init)
    }

    /// Those of one webhook, the latest first.
    func latest(
        _ limit: Int, of webhook: Identifier<Webhook>, state: WebhookDelivery.State?,
        before id: Identifier<WebhookDelivery>?
    ) throws -> [WebhookDelivery] {
        var condition: SQL = "webhook = \(webhook)"
        if let state { condition = "\(condition) AND state = \(state)" }
        if let id { condition = "\(condition) AND id < \(id)" }
        return try connection.all(
            "SELECT \(Self.columns) FROM webhookDelivery WHERE \(condition) ORDER BY id DESC LIMIT \(limit)",
            as: WebhookDelivery.init)
    }

    /// Notes one call, and what it means for the delivery.
    func record(
        _ attempt: WebhookDelivery.Attempt, of delivery: WebhookDelivery, _ state: WebhookDelivery.State,
        dueAt: Timestamp, settledAt: Timestamp?
    ) throws {
        try connection.run(
            """
            INSERT INTO webhookAttempt (delivery, number, at, status, reason, milliseconds)
            SELECT \(delivery.id), coalesce(max(number), 0) + 1, \(attempt.at), \(attempt.status), \(attempt.reason),
                \(attempt.milliseconds)
            FROM webhookAttempt WHERE delivery = \(delivery.id)
            """)
        try connection.run(
            """
            UPDATE webhookDelivery SET state = \(state), attempts = attempts + 1, dueAt = \(dueAt),
                settledAt = \(settledAt)
            WHERE id = \(delivery.id) AND state = 'waiting'
            """)
    }

    /// Every call of one delivery, in order.
    func log(of delivery: Identifier<WebhookDelivery>) throws -> [WebhookDelivery.Attempt] {
        try connection.all(
            "SELECT at, status, reason, milliseconds FROM webhookAttempt WHERE delivery = \(delivery) ORDER BY number"
        ) { row in
            WebhookDelivery.Attempt(
                at: try row["at"], status: try row["status"], reason: try row["reason"],
                milliseconds: try row["milliseconds"])
        }
    }

    /// Tells one again, from the beginning.
    func replay(_ id: Identifier<WebhookDelivery>, at now: Timestamp) throws {
        try connection.run(
            """
            UPDATE webhookDelivery SET state = 'waiting', attempts = 0, dueAt = \(now), settledAt = NULL WHERE id = \(id)
            """)
    }

    /// Tells again what died since an instant, at most 1,000 of them; gives how many.
    func replayDead(of webhook: Identifier<Webhook>, since: Timestamp, at now: Timestamp) throws -> Int {
        try connection.run(
            """
            UPDATE webhookDelivery SET state = 'waiting', attempts = 0, dueAt = \(now), settledAt = NULL WHERE id IN (
                SELECT id FROM webhookDelivery
                WHERE webhook = \(webhook) AND state = 'dead' AND at >= \(since) ORDER BY id LIMIT 1000)
            """)
    }

    /// Lets what waits be tried at once: its webhook was started again.
    func hasten(_ webhook: Identifier<Webhook>, at now: Timestamp) throws {
        try connection.run(
            """
            UPDATE webhookDelivery SET dueAt = \(now) WHERE webhook = \(webhook) AND state = 'waiting' AND dueAt > \(now)
            """)
    }

    /// Forgets at most 1,000 that were made before an instant, told or not.
    func delete(madeBefore limit: Timestamp) throws -> Int {
        try connection.run(
            """
            DELETE FROM webhookDelivery WHERE id IN (
                SELECT id FROM webhookDelivery WHERE createdAt < \(limit) ORDER BY createdAt LIMIT 1000)
            """)
    }
}

extension WebhookDelivery {
    init(_ row: borrowing Row) throws {
        id = try row["id"]
        webhook = try row["webhook"]
        event = try row["event"]
        type = try row["type"]
        at = try row["at"]
        objectType = try row["objectType"]
        object = try row["object"]
        version = try row["version"]
        state = try row["state"]
        attempts = try row["attempts"]
        dueAt = try row["dueAt"]
        settledAt = try row["settledAt"]
    }
}

extension WebhookDelivery.State: SQLValue {
    var datum: SQLDatum { .text(rawValue) }

    init?(_ column: borrowing SQLColumn) {
        guard let text = column.text else { return nil }
        self.init(rawValue: text)
    }
}
