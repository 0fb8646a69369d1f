import Crypto
import Database
import Kernel

/// The files that rows name, and those that they named.
extension AttachmentTable {
    /// Files in the order of their attachments, a bounded number at a time.
    func files(after id: String) throws -> [(id: Attachment.ID, name: Digest)] {
        try connection.all(
            "SELECT id, file FROM attachment WHERE id > \(id) AND file IS NOT NULL ORDER BY id LIMIT 500"
        ) { row in (id: try row["id"], name: try row["file"]) }
    }

    /// Whether a row names a file.
    func names(_ file: Digest) throws -> Bool {
        try connection.value("SELECT count(*) FROM attachment WHERE file = \(file)", as: Int.self) != 0
    }

    /// Files that no row names any more, the first that were let go first.
    func removals() throws -> [Digest] {
        try connection.all("SELECT file FROM attachmentRemoval ORDER BY since LIMIT 100") { row in try row["file"] }
    }

    /// Notes that a file is destroyed.
    func forgetRemoval(of file: Digest) throws {
        try connection.run("DELETE FROM attachmentRemoval WHERE file = \(file)")
    }

    /// Attachments that waited too long to be attached.
    func forgotten(since instant: Timestamp, limit: Int) throws -> [Attachment.ID] {
        try connection.all(
            """
            SELECT id FROM attachment WHERE object IS NULL AND createdAt <= \(instant) AND state <> 'erased'
            ORDER BY createdAt LIMIT \(limit)
            """
        ) { row in try row["id"] }
    }

    /// Attachments that were destroyed long ago: nothing is left to say of them.
    func dropErased(before instant: Timestamp) throws -> Int {
        try connection.run(
            """
            DELETE FROM attachment WHERE id IN (
                SELECT id FROM attachment WHERE state = 'erased' AND settledAt <= \(instant) LIMIT 500)
            """)
    }
}
