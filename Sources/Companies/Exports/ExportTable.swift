import Database
import Kernel

/// The exports that are asked for, under way or done.
struct ExportTable {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    static let migration = Migration(
        "companies", "exports",
        """
        CREATE TABLE companyExport (
            id TEXT PRIMARY KEY,
            account TEXT NOT NULL,
            format TEXT NOT NULL,
            query TEXT NOT NULL,
            rowLimit INTEGER NOT NULL,
            showsNonPublic INTEGER NOT NULL CHECK (showsNonPublic IN (0, 1)),
            state TEXT NOT NULL CHECK (state IN ('waiting', 'ready', 'failed')),
            rows INTEGER,
            content BLOB,
            createdAt TEXT NOT NULL,
            expiresAt TEXT NOT NULL,
            CHECK ((state = 'ready') = (content IS NOT NULL))
        ) STRICT;
        CREATE INDEX companyExportWaiting ON companyExport (id) WHERE state = 'waiting';
        CREATE INDEX companyExportByEnd ON companyExport (expiresAt);
        """)

    /// What is asked for.
    struct Order: Sendable {
        let id: CompanyExport.ID
        let query: String
        let rowLimit: Int
        let showsNonPublic: Bool
    }

    func insert(_ order: Order, _ format: CompanyExport.Format, by account: String, at now: Timestamp) throws {
        try connection.run(
            """
            INSERT INTO companyExport (id, account, format, query, rowLimit, showsNonPublic, state, createdAt, expiresAt)
            VALUES (\(order.id), \(account), \(format.rawValue), \(order.query), \(order.rowLimit), \(order.showsNonPublic),
                'waiting', \(now), \(now.adding(seconds: CompanyExport.keptFor)))
            """)
    }

    func nextWaiting() throws -> Order? {
        try connection.first(
            "SELECT id, query, rowLimit, showsNonPublic FROM companyExport WHERE state = 'waiting' ORDER BY id LIMIT 1"
        ) { row in Order(id: try row[0], query: try row[1], rowLimit: try row[2], showsNonPublic: try row[3]) }
    }

    func finish(_ id: CompanyExport.ID, rows: Int, _ content: [UInt8]) throws {
        try connection.run(
            "UPDATE companyExport SET state = 'ready', rows = \(rows), content = \(content) WHERE id = \(id)")
    }

    func dropExpired(at now: Timestamp) throws -> Bool {
        try connection.run(
            "DELETE FROM companyExport WHERE id IN (SELECT id FROM companyExport WHERE expiresAt <= \(now) LIMIT 20)")
            == 20
    }
}
