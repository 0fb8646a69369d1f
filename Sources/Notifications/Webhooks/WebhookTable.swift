import Crypto
import Database
import Kernel

/// The webhooks.
struct WebhookTable {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    private static let columns: SQL = """
        id, organisation, url, state, version, createdAt, creator, failures, failingSince, previousSecretUntil
        """

    func insert(_ webhook: Webhook, secret: [UInt8]) throws {
        try connection.run(
            """
            INSERT INTO webhook (id, organisation, url, state, version, createdAt, creator, secret, failures, heldUntil)
            VALUES (\(webhook.id), \(webhook.organisation), \(webhook.url), \(webhook.state), \(webhook.version),
                \(webhook.createdAt), \(webhook.creator), \(secret), 0, \(webhook.createdAt))
            """)
        try insertTypes(webhook)
    }

    /// Keeps what its owner changed; a webhook that is started again forgets its failures.
    func save(_ webhook: Webhook, at now: Timestamp) throws {
        try connection.run(
            """
            UPDATE webhook SET url = \(webhook.url), state = \(webhook.state), version = \(webhook.version), failures = 0,
                failingSince = NULL, heldUntil = \(now)
            WHERE id = \(webhook.id)
            """)
        try connection.run("DELETE FROM webhookType WHERE webhook = \(webhook.id)")
        try insertTypes(webhook)
    }

    /// Gives it another secret; the one of before signs too for a while.
    func replaceSecret(of id: Identifier<Webhook>, by secret: [UInt8], until overlap: Timestamp) throws {
        try connection.run(
            """
            UPDATE webhook SET previousSecret = secret, previousSecretUntil = \(overlap), secret = \(secret),
                version = version + 1
            WHERE id = \(id)
            """)
    }

    /// The secrets that sign at an instant, the newest first, as they are stored.
    func secrets(of id: Identifier<Webhook>, at now: Timestamp) throws -> [[UInt8]] {
        try connection.first("SELECT secret, previousSecret, previousSecretUntil FROM webhook WHERE id = \(id)") {
            row in
            let secret: [UInt8] = try row["secret"]
            let previous: [UInt8]? = try row["previousSecret"]
            let until: Timestamp? = try row["previousSecretUntil"]
            return [secret] + (until.map { $0 > now } ?? false ? previous.map { [$0] } ?? [] : [])
        } ?? []
    }

    func delete(_ id: Identifier<Webhook>) throws { try connection.run("DELETE FROM webhook WHERE id = \(id)") }

    /// How many an organisation has.
    func count(of organisation: String) throws -> Int {
        try connection.value("SELECT count(*) FROM webhook WHERE organisation = \(organisation)", as: Int.self) ?? 0
    }

    func webhook(_ id: Identifier<Webhook>) throws -> Webhook? {
        try withTypes(
            try connection.all("SELECT \(Self.columns) FROM webhook WHERE id = \(id)", as: Webhook.init)
        ).first
    }

    /// Those of some organisations, or of all, the latest first.
    func latest(_ limit: Int, of organisations: [String]?, before id: Identifier<Webhook>?) throws -> [Webhook] {
        var condition: SQL = "1"
        if let organisations { condition = "organisation IN (\(each: organisations))" }
        if let id { condition = "\(condition) AND id < \(id)" }
        return try withTypes(
            try connection.all(
                "SELECT \(Self.columns) FROM webhook WHERE \(condition) ORDER BY id DESC LIMIT \(limit)",
                as: Webhook.init))
    }

    /// Notes that a call succeeded.
    func noteSuccess(of id: Identifier<Webhook>) throws {
        try connection.run("UPDATE webhook SET failures = 0, failingSince = NULL WHERE id = \(id) AND failures > 0")
    }

    /// Notes that a call failed: the others wait too, longer and longer, so that a receiver that is down costs little.
    func noteFailure(of id: Identifier<Webhook>, at now: Timestamp) throws {
        let failures = try connection.value("SELECT failures FROM webhook WHERE id = \(id)", as: Int.self) ?? 0
        let pause = min(600, 5 << min(failures, 7))
        try connection.run(
            """
            UPDATE webhook SET failures = failures + 1, failingSince = coalesce(failingSince, \(now)),
                heldUntil = \(now.adding(seconds: Int64(pause)))
            WHERE id = \(id)
            """)
    }

    /// Ends it until its owner starts it again.
    func stop(_ id: Identifier<Webhook>) throws {
        try connection.run("UPDATE webhook SET state = 'stopped', version = version + 1 WHERE id = \(id)")
    }

    private func insertTypes(_ webhook: Webhook) throws {
        for type in Set(webhook.types) {
            try connection.run("INSERT INTO webhookType (webhook, type) VALUES (\(webhook.id), \(type))")
        }
    }

    private func withTypes(_ webhooks: [Webhook]) throws -> [Webhook] {
        try webhooks.map { webhook in
            var webhook = webhook
            webhook.types = try connection.all(
                "SELECT type FROM webhookType WHERE webhook = \(webhook.id) ORDER BY type"
            ) { row in try row[0] }
            return webhook
        }
    }
}

extension Webhook {
    init(_ row: borrowing Row) throws {
        id = try row["id"]
        organisation = try row["organisation"]
        url = try row["url"]
        types = []
        state = try row["state"]
        version = try row["version"]
        createdAt = try row["createdAt"]
        creator = try row["creator"]
        failures = try row["failures"]
        failingSince = try row["failingSince"]
        previousSecretUntil = try row["previousSecretUntil"]
    }
}

extension WebhookAddress: SQLValue {}
extension Webhook.State: SQLValue {}
