import Database
import Kernel

/// A file that waits for its scan.
struct WaitingScan: Sendable {
    let id: Attachment.ID
    let content: StoredContent
    /// How many scans said nothing of it.
    let attempts: Int
    let createdAt: Timestamp
}

/// The files that wait for a scan.
struct ScanTable {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    /// The one whose turn it is.
    func next(at now: Timestamp) throws -> WaitingScan? {
        try connection.first(
            """
            SELECT id, file, contentKey, attempts, createdAt FROM attachment
            WHERE nextScanAt <= \(now) ORDER BY nextScanAt LIMIT 1
            """
        ) { row in
            WaitingScan(
                id: try row["id"], content: StoredContent(file: try row["file"], key: try row["contentKey"]),
                attempts: try row["attempts"], createdAt: try row["createdAt"])
        }
    }

    /// Lets one wait after a scan that said nothing.
    func countAttempt(_ id: Attachment.ID, at now: Timestamp) throws {
        try connection.run(
            """
            UPDATE attachment SET attempts = attempts + 1, nextScanAt = \(now.adding(seconds: 1))
            WHERE id = \(id) AND state = 'scanning'
            """)
    }

    /// Lets one wait until the scanner answers again.
    func postpone(_ id: Attachment.ID, until next: Timestamp) throws {
        try connection.run(
            "UPDATE attachment SET nextScanAt = \(next) WHERE id = \(id) AND state = 'scanning'")
    }
}
