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

    /// Files in parts, so that none of them is in memory whole; and files of lists.
    static let partsMigration = Migration(
        "companies", "parts-of-exports",
        """
        CREATE TABLE otherExport (
            id TEXT PRIMARY KEY,
            account TEXT NOT NULL,
            format TEXT NOT NULL,
            query TEXT,
            list TEXT,
            rowLimit INTEGER NOT NULL,
            showsNonPublic INTEGER NOT NULL CHECK (showsNonPublic IN (0, 1)),
            state TEXT NOT NULL CHECK (state IN ('waiting', 'ready', 'failed')),
            rows INTEGER,
            createdAt TEXT NOT NULL,
            expiresAt TEXT NOT NULL,
            CHECK ((query IS NULL) <> (list IS NULL)),
            CHECK ((state = 'ready') = (rows IS NOT NULL))
        ) STRICT;
        INSERT INTO otherExport (id, account, format, query, rowLimit, showsNonPublic, state, rows, createdAt, expiresAt)
            SELECT id, account, format, query, rowLimit, showsNonPublic, state, rows, createdAt, expiresAt FROM companyExport;
        CREATE TABLE exportContent (id TEXT PRIMARY KEY, content BLOB) STRICT;
        INSERT INTO exportContent SELECT id, content FROM companyExport WHERE content IS NOT NULL;
        DROP TABLE companyExport;
        ALTER TABLE otherExport RENAME TO companyExport;
        CREATE INDEX companyExportWaiting ON companyExport (id) WHERE state = 'waiting';
        CREATE INDEX companyExportByEnd ON companyExport (expiresAt);
        CREATE INDEX companyExportByAccount ON companyExport (account);

        CREATE TABLE companyExportPart (
            export TEXT NOT NULL REFERENCES companyExport (id) ON DELETE CASCADE,
            place INTEGER NOT NULL CHECK (place >= 0),
            bytes BLOB NOT NULL,
            PRIMARY KEY (export, place)
        ) STRICT;
        INSERT INTO companyExportPart SELECT id, 0, content FROM exportContent;
        DROP TABLE exportContent;
        """)

    static let purposeMigration = Migration(
        "companies", "purposes-of-exports", "ALTER TABLE companyExport ADD COLUMN purpose TEXT;")

    /// What is asked for.
    struct Order: Sendable {
        let id: CompanyExport.ID
        /// Whose it is: they read there what they may read.
        let account: String
        let purpose: Purpose?
        let format: CompanyExport.Format
        /// A search, as JSON; `nil` for a list.
        let query: String?
        let list: CompanyList.ID?
        let rowLimit: Int
        let showsNonPublic: Bool
    }

    func insert(_ order: Order, at now: Timestamp) throws {
        try connection.run(
            """
            INSERT INTO companyExport (id, account, format, query, list, rowLimit, showsNonPublic, state, createdAt, expiresAt,
                purpose)
            VALUES (\(order.id), \(order.account), \(order.format.rawValue), \(order.query), \(order.list), \(order.rowLimit),
                \(order.showsNonPublic), 'waiting', \(now), \(now.adding(seconds: CompanyExport.keptFor)),
                \(order.purpose?.rawValue))
            """)
    }

    func nextWaiting() throws -> Order? {
        try connection.first(
            """
            SELECT id, format, query, list, rowLimit, showsNonPublic, account, purpose FROM companyExport WHERE state = 'waiting'
            ORDER BY id LIMIT 1
            """
        ) { row in
            let format: String = try row[1]
            let purpose: String? = try row[7]
            return Order(
                id: try row[0], account: try row[6], purpose: purpose.flatMap(Purpose.init),
                format: CompanyExport.Format(rawValue: format) ?? .csv, query: try row[2],
                list: try row[3], rowLimit: try row[4], showsNonPublic: try row[5])
        }
    }

    /// Stores a part of a file.
    func put(_ part: [UInt8], at place: Int, of id: CompanyExport.ID) throws {
        try connection.run(
            "INSERT INTO companyExportPart (export, place, bytes) VALUES (\(id), \(place), \(part))")
    }

    /// A part of a file; `nil` past its end.
    func part(_ place: Int, of id: CompanyExport.ID) throws -> [UInt8]? {
        try connection.value("SELECT bytes FROM companyExportPart WHERE export = \(id) AND place = \(place)")
    }

    func dropParts(of id: CompanyExport.ID) throws {
        try connection.run("DELETE FROM companyExportPart WHERE export = \(id)")
    }

    func finish(_ id: CompanyExport.ID, rows: Int) throws {
        try connection.run("UPDATE companyExport SET state = 'ready', rows = \(rows) WHERE id = \(id)")
    }

    func fail(_ id: CompanyExport.ID) throws {
        try dropParts(of: id)
        try connection.run("UPDATE companyExport SET state = 'failed' WHERE id = \(id)")
    }

    /// Lets go of files that were kept for long enough; whether there may be more.
    func dropExpired(at now: Timestamp) throws -> Bool {
        try connection.run(
            "DELETE FROM companyExport WHERE id IN (SELECT id FROM companyExport WHERE expiresAt <= \(now) LIMIT 20)")
            == 20
    }
}
