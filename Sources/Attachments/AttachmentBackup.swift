import Crypto
package import Database
import Kernel

/// The files that go with a backup of the database: those that its rows name.
package struct AttachmentBackup: Sendable {
    /// Files in all.
    package private(set) var files = 0
    /// Attachments whose file was missing or damaged where it came from.
    package private(set) var lost: [String] = []

    /// Copies the files that a database names from beside one database to beside another; those that are there stay.
    ///
    /// - Parameter connection: of the backup, whose rows count.
    package init(_ connection: Connection, from source: FileStore, to destination: FileStore) throws {
        for (id, name) in try AttachmentBackup.named(in: connection) {
            files += 1
            if try !source.copy(name, to: destination) { lost.append(id.description) }
        }
    }

    /// The attachments whose file beside a database is missing or damaged.
    package static func faults(_ connection: Connection, in store: FileStore) throws -> [String] {
        try named(in: connection).filter { !store.isIntact($0.name) }.map { "the file of attachment \($0.id) is lost" }
    }

    /// Nothing in a database that is older than attachments.
    private static func named(in connection: Connection) throws -> [(id: Attachment.ID, name: Digest)] {
        guard try connection.hasTable("attachment") else { return [] }
        var all: [(id: Attachment.ID, name: Digest)] = []
        while case let page = try AttachmentTable(connection).files(after: all.last?.id.description ?? ""),
            !page.isEmpty
        {
            all += page
        }
        return all
    }
}
