import Crypto
package import Database
package import Journal
import Kernel

/// The attachments that are stored: what is known of them, not their content.
package struct AttachmentTable {
    let connection: Connection

    /// The attachments of one database.
    package init(_ connection: Connection) { self.connection = connection }

    private static let columns: SQL = """
        id, version, name, type, bytes, digest, account, key, organisation, objectType, object, state, settledAt,
            signature, createdAt
        """

    /// One of them.
    package func find(_ id: Attachment.ID) throws -> Attachment? {
        try connection.first(
            "SELECT \(AttachmentTable.columns) FROM attachment WHERE id = \(id)", as: Attachment.init)
    }

    /// Those of one thing, in the order in which they were sent.
    package func all(of object: ObjectName) throws -> [Attachment] {
        try connection.all(
            """
            SELECT \(AttachmentTable.columns) FROM attachment
            WHERE objectType = \(object.type) AND object = \(object.id) ORDER BY id
            """, as: Attachment.init)
    }

    /// Those that an account sent, a bounded number at a time.
    func all(sentBy account: String, after id: Attachment.ID? = nil, limit: Int = 1000) throws -> [Attachment] {
        try all(where: "account = \(account)", after: id, limit: limit)
    }

    /// Those that meet a condition, in the order of their names, after one of them.
    func all(where condition: SQL, after id: Attachment.ID?, limit: Int) throws -> [Attachment] {
        try connection.all(
            """
            SELECT \(AttachmentTable.columns) FROM attachment
            WHERE \(condition) AND id > \(id?.description ?? "") ORDER BY id LIMIT \(limit)
            """, as: Attachment.init)
    }

    /// How many files of a sender are attached to nothing yet.
    func waiting(of sender: Sender) throws -> Int {
        let columns = sender.columns
        return try connection.value(
            """
            SELECT count(*) FROM attachment WHERE object IS NULL AND state <> 'erased'
                AND account IS \(columns.account) AND key IS \(columns.key)
            """, as: Int.self) ?? 0
    }

    /// Where the content of one is, and the sealed key that opens it; `nil` once it is destroyed.
    func content(of id: Attachment.ID) throws -> StoredContent? {
        try connection.first(
            "SELECT file, contentKey FROM attachment WHERE id = \(id) AND file IS NOT NULL"
        ) { row in StoredContent(file: try row["file"], key: try row["contentKey"]) }
    }

    func insert(_ attachment: Attachment, _ content: StoredContent) throws {
        let sender = attachment.sender.columns
        let state = attachment.state.columns
        try connection.run(
            """
            INSERT INTO attachment (id, version, name, type, bytes, digest, account, key, organisation, state,
                settledAt, file, contentKey, attempts, nextScanAt, createdAt)
            VALUES (\(attachment.id), \(attachment.version), \(attachment.name), \(attachment.type),
                \(attachment.bytes), \(attachment.digest), \(sender.account), \(sender.key), \(sender.organisation),
                \(state.name), \(state.settledAt), \(content.file), \(content.key), 0,
                \(attachment.state == .scanning ? attachment.createdAt : nil), \(attachment.createdAt))
            """)
    }

    /// Writes what can change. What is not to be read any more loses its key, without which nobody reads the file, and a
    /// chore destroys the file.
    func save(_ attachment: Attachment, at now: Timestamp) throws {
        let sender = attachment.sender.columns
        let state = attachment.state.columns
        let keepsContent = attachment.isReadable || attachment.state == .scanning
        if !keepsContent {
            try connection.run(
                """
                INSERT INTO attachmentRemoval (file, since)
                SELECT file, \(now) FROM attachment WHERE id = \(attachment.id) AND file IS NOT NULL
                """)
        }
        try connection.run(
            """
            UPDATE attachment SET version = \(attachment.version), name = \(attachment.name),
                digest = \(attachment.digest), account = \(sender.account), key = \(sender.key),
                organisation = \(sender.organisation), objectType = \(attachment.object?.type),
                object = \(attachment.object?.id), state = \(state.name), settledAt = \(state.settledAt),
                signature = \(state.signature), file = CASE WHEN \(keepsContent) THEN file END,
                contentKey = CASE WHEN \(keepsContent) THEN contentKey END,
                nextScanAt = CASE WHEN \(attachment.state == .scanning) THEN nextScanAt END
            WHERE id = \(attachment.id)
            """)
    }
}

/// Where a content is stored, and the key that opens it, sealed for its row.
struct StoredContent: Sendable {
    let file: Digest
    let key: SealedValue

    /// Where the key of an attachment stands.
    static func place(of id: Attachment.ID) -> SealedPlace {
        SealedPlace(table: "attachment", column: "contentKey", row: id.description)
    }
}
