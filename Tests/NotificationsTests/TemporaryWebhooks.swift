import Accounts
import Database
import Endpoints
import Glibc
import Journal
import Kernel
import Outbound
import Synchronization
import TestDatabases
import TestFolders
import Testing

@testable import Notifications

/// Webhooks in a database of their own, with a clock that the test moves; gone with its test.
final class TemporaryWebhooks {
    private let temporary = TemporaryFolder()
    let folder: String
    let database: Database
    let letters = PostedLetters()
    private let feature: Feature
    private let instant = Instant()
    private let worker: Worker
    private let secret = WebhookSecret()

    final class Instant: Sendable {
        let now = Mutex(Timestamp("2026-03-02T09:00:00Z")!)
    }

    init(_ reach: Reach = .configured) throws {
        folder = temporary.path
        feature = events(
            types: [EventType("thing-changed", title: Text(fr: "a", en: "a"), roles: [])], reach: WebhookReach(reach),
            keys: nil, postbox: letters, counters: Counters(),
            recipient: { account, _ in Letter.Recipient(account: account, address: "ada@example.fr", name: "Ada") })
        var configuration = DatabaseConfiguration.temporary(folder + "/db.sqlite")
        configuration.isDurable = false
        let instant = instant
        database = try Database(
            configuration,
            migrations: journal(keys: nil, keptForDays: 1).migrations + AccountsSchema.migrations
                + feature.migrations,
            clock: Clock { instant.now.withLock { $0 } })
        worker = try Worker(database)
    }

    deinit { database.close() }

    func wait(seconds: Int64) { instant.now.withLock { $0 = $0.adding(seconds: seconds) } }

    /// A webhook of one organisation for things that change.
    func add(_ url: String, of organisation: String = "caf") throws -> Webhook {
        let secret = secret
        return try database.writer.write { transaction in
            let webhook = Webhook(
                id: transaction.identifier(), organisation: organisation, url: WebhookAddress(url)!,
                types: ["thing-changed"], state: .active, version: 1, createdAt: transaction.now, creator: "ada")
            try WebhookTable(transaction.connection).insert(webhook, secret: secret.stored(for: webhook.id, nil))
            return webhook
        }
    }

    /// Has things change, each telling an organisation.
    func change(_ count: Int = 1, code: StaticString = "thing-changed", of organisation: String = "caf") throws {
        try database.writer.write { transaction in
            for number in 0..<count {
                try transaction.journal.append(
                    Event(
                        code, on: ObjectName(type: "thing", id: "\(number)"), version: 1,
                        audience: [
                            Audience(organisation: organisation), Audience(organisation: organisation, unit: "u"),
                        ]),
                    by: .service)
            }
        }
        while try database.writer.write({ [feature] in try feature.jobs[0].step($0) }) {}
    }

    /// Makes one call as the chore does; `true` when there was one to make.
    @discardableResult func call() throws -> Bool { try feature.chores[0].step(worker) }

    func webhook(_ id: Identifier<Webhook>) throws -> Webhook {
        try #require(try worker.read { try WebhookTable($0).webhook(id) })
    }

    /// What is told to a webhook, the latest first.
    func deliveries(_ id: Identifier<Webhook>) throws -> [WebhookDelivery] {
        try worker.read { try WebhookDeliveryTable($0).latest(1000, of: id, state: nil, before: nil) }
    }

    /// Every call made for the one delivery there is.
    func log(_ id: Identifier<Webhook>) throws -> [WebhookDelivery.Attempt] {
        let deliveries = try deliveries(id)
        return try worker.read { try WebhookDeliveryTable($0).log(of: deliveries[0].id) }
    }

    func replay(_ id: Identifier<Webhook>, since: String) throws -> Int {
        try database.writer.write {
            try WebhookDeliveryTable($0.connection).replayDead(of: id, since: Timestamp(since)!, at: $0.now)
        }
    }
}

/// A postbox that keeps what it is given.
final class PostedLetters: Postbox {
    let letters = Mutex<[Letter]>([])

    func post(_ letter: Letter, in transaction: WriteTransaction) throws { letters.withLock { $0.append(letter) } }
}
