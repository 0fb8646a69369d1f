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
import TestSupport
import Testing

@testable import Notifications

/// An outbox in a database of its own, with the service's templates and a clock that the test moves; gone with its test.
final class TemporaryOutbox {
    private let temporary = TemporaryFolder()
    let folder: String
    let database: Database
    let outbox: Outbox
    private let feature: Feature
    private let instant: InstantBox
    private let worker: Worker

    final class InstantBox: Sendable {
        let now = Mutex(Timestamp("2026-03-02T09:00:00Z")!)
    }

    /// - Parameter server: where letters are handed over; nowhere when absent.
    init(_ server: MailServer? = nil) throws {
        folder = temporary.path
        outbox = Outbox(templates: try LetterTemplates(folder: TestAPI.root + "/data/letters"))
        let relay = server.map {
            MailRelay(server: $0, sender: MailAddress("ne-pas-repondre@example.fr")!, senderName: "Guichet")
        }
        feature = notifications(outbox: outbox, relay: relay, publicAddress: "https://guichet.example.fr")
        var configuration = DatabaseConfiguration.temporary(folder + "/db.sqlite")
        configuration.isDurable = false
        let instant = InstantBox()
        self.instant = instant
        database = try Database(
            configuration,
            migrations: journal(keys: nil, keptForDays: 1).migrations + AccountsSchema.migrations
                + feature.migrations,
            clock: Clock { instant.now.withLock { $0 } })
        worker = try Worker(database)
    }

    deinit { database.close() }

    func wait(seconds: Int64) { instant.now.withLock { $0 = $0.adding(seconds: seconds) } }

    func post(
        _ kind: StaticString = "sign-in-link", to address: String = "ada@example.fr", name: String = "Ada",
        account: String? = nil, about object: String = "session/1", step: String = "", expiresIn seconds: Int64? = nil
    ) throws {
        let outbox = outbox
        // Names sort by the millisecond of their making.
        if !(try letters.isEmpty) { instant.now.withLock { $0 = Timestamp(milliseconds: $0.milliseconds + 1)! } }
        try database.writer.write { transaction in
            try outbox.post(
                Letter(
                    kind, to: Letter.Recipient(account: account, address: address, name: name), about: object,
                    step: step,
                    link: "/somewhere?token=1", expiresAt: seconds.map { transaction.now.adding(seconds: $0) }),
                in: transaction)
        }
    }

    /// Says how somebody wants to be written to.
    func prefer(_ preferences: MailPreferences, _ reader: String) throws {
        try database.writer.write { try MailPreferenceTable($0.connection).save(preferences, of: reader) }
    }

    /// Delivers one letter as the chore does; `true` when the next should be tried at once.
    @discardableResult func deliver() throws -> Bool { try feature.chores[0].step(worker) }

    /// Does the scheduled work once.
    func keep() throws { _ = try database.writer.write { [feature] in try feature.jobs[0].step($0) } }

    /// Every letter, the latest first.
    var letters: [OutboxLetter] {
        get throws {
            try worker.read { try OutboxTable($0).latest(100, state: nil, before: nil) }
        }
    }

    /// The one letter there is.
    var letter: OutboxLetter {
        get throws {
            let letters = try letters
            try #require(letters.count == 1)
            return letters[0]
        }
    }

    /// What the journal says happened, in order.
    var events: [String] {
        get throws {
            try worker.read { connection in
                try connection.all("SELECT code FROM journalEntry ORDER BY number") { row in try row["code"] }
            }
        }
    }
}
