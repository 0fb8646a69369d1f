import Crypto
import Database
import Endpoints
import Foundation
import HTTP
import Journal
import Kernel
import Synchronization
import TestDatabases

@testable import Attachments

/// Attachments in a database and a folder of their own, with a clock that the test moves; gone with their test.
final class TemporaryFiles: Sendable {
    let folder: String
    let database: Database
    let store: FileStore
    let keyFile: KeyFile
    private let instant: InstantBox

    private final class InstantBox: Sendable {
        let now = Mutex(Timestamp("2026-03-02T09:00:00Z")!)
    }

    init() throws {
        folder = NSTemporaryDirectory() + "guichet-files-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        var configuration = DatabaseConfiguration.temporary(folder + "/db.sqlite")
        configuration.isDurable = false
        let instant = InstantBox()
        self.instant = instant
        database = try Database(
            configuration,
            migrations: Feature.endpoints.migrations + journal(keys: nil, keptForDays: 1).migrations
                + AttachmentSchema.migrations, clock: Clock { instant.now.withLock { $0 } })
        store = FileStore(beside: folder + "/db.sqlite")
        keyFile = KeyFile(folder + "/keys")
        try keyFile.create(at: instant.now.withLock { $0 })
    }

    deinit {
        database.close()
        try? FileManager.default.removeItem(atPath: folder)
    }

    func wait(hours: Int64) { instant.now.withLock { $0 = $0.adding(seconds: hours * 3600) } }

    /// The settings at a start, with the keys of now.
    func settings(_ scanning: AttachmentSettings.Scanning = .acceptUnscanned) throws -> AttachmentSettings {
        AttachmentSettings(store: store, keys: try keyFile.ring(), scanning: scanning)
    }

    /// A caller known by an account.
    func caller(_ account: String = "ana") -> Caller {
        Caller(identity: .person(Person(account: account, session: "s", grants: [])), request: "r")
    }

    /// Keeps a file as an upload does.
    func add(_ content: [UInt8] = Samples.pdf, from account: String = "ana") throws -> Attachment.ID {
        let keys = try keyFile.ring()
        let key = SecretMemory.random(SealedStream.keySize)
        let stored = try store.store(Content(.memory(content)), key: key)
        return try database.writer.write { transaction in
            let id: Attachment.ID = transaction.identifier()
            let attachment = Attachment(
                id: id, version: 1, name: AttachmentName("a.pdf"), type: .pdf, bytes: content.count,
                digest: stored.content, sender: .account(account), object: nil, state: .unscanned,
                createdAt: transaction.now)
            let sealed = key.withBytes { keys.seal($0, at: StoredContent.place(of: id)) }
            try AttachmentTable(transaction.connection).insert(
                attachment, StoredContent(file: stored.name, key: sealed))
            return id
        }
    }

    /// What is known of a file.
    func find(_ id: Attachment.ID) throws -> Attachment? {
        try database.makeReader().read { try AttachmentTable($0).find(id) }
    }

    /// Where a content is.
    func stored(_ id: Attachment.ID) throws -> StoredContent? {
        try database.makeReader().read { try AttachmentTable($0).content(of: id) }
    }

    /// The content of a file, as a download reads it.
    func read(_ id: Attachment.ID) throws -> [UInt8]? {
        guard let stored = try stored(id) else { return nil }
        let key = try keyFile.ring().open(stored.key, at: StoredContent.place(of: id))
        var bytes: [UInt8] = []
        try store.read(stored.file, key: key) { bytes += $0 }
        return bytes
    }
}
