import Database
import Endpoints
import JSON
import Kernel

/// What one run of the retention let go of, or would have.
struct RetentionRun: JSONRepresentable, Sendable {
    let id: Identifier<RetentionRun>
    let mode: RetentionInput.Mode
    let at: Timestamp
    let counts: [Count]

    /// One kind of data.
    struct Count: Codable, Sendable {
        let name: String
        /// Rows that went; those that would go, in a dry run and without the visa that they need.
        let rows: Int
        /// Whether they stay until an archivist has agreed.
        let awaitsVisa: Bool
    }
}

extension RetentionRun {
    init(_ row: borrowing Row) throws {
        id = try row["id"]
        let mode: String = try row["mode"]
        self.mode = RetentionInput.Mode(rawValue: mode)!
        at = try row["at"]
        let counts: String = try row["counts"]
        self.counts = try JSONDecoder.decode([Count].self, from: JSONTape(Array(counts.utf8)).root)
    }
}

/// The runs that are kept, as reports.
struct RetentionRunTable {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    /// When data was last let go of.
    func lastApplication() throws -> Timestamp? {
        try connection.value("SELECT at FROM retentionRun WHERE mode = 'apply' ORDER BY id DESC LIMIT 1")
    }

    /// The latest first, after one of them.
    func latest(_ limit: Int, before id: Identifier<RetentionRun>?) throws -> [RetentionRun] {
        try connection.all(
            """
            SELECT id, mode, at, counts FROM retentionRun WHERE id < \(id?.description ?? "~") ORDER BY id DESC LIMIT \(limit)
            """, as: RetentionRun.init)
    }

    func insert(_ run: RetentionRun) throws {
        let counts = String(decoding: try JSONEncoder.encode(run.counts), as: UTF8.self)
        try connection.run(
            """
            INSERT INTO retentionRun (id, mode, at, counts)
            VALUES (\(run.id), \(run.mode.rawValue), \(run.at), \(counts))
            """)
    }

    /// Lets go of the reports of before two years ago.
    func forget(before oldest: Timestamp) throws {
        try connection.run("DELETE FROM retentionRun WHERE at < \(oldest)")
    }
}
