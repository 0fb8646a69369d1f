import Database
import JSON

/// The successions that are stored.
struct SuccessionTable {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    static let migration = Migration(
        "companies", "successions",
        """
        CREATE TABLE succession (
            predecessor INTEGER NOT NULL,
            successor INTEGER NOT NULL,
            since TEXT NOT NULL,
            movesHeadOffice INTEGER NOT NULL CHECK (movesHeadOffice IN (0, 1)),
            isContinuous INTEGER NOT NULL CHECK (isContinuous IN (0, 1)),
            PRIMARY KEY (predecessor, successor, since)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX successionBySuccessor ON succession (successor);

        CREATE TABLE otherStockImport (
            id INTEGER PRIMARY KEY,
            kind TEXT NOT NULL CHECK (kind IN ('companies', 'establishments', 'successions')),
            dataDate TEXT,
            importedAt TEXT NOT NULL,
            created INTEGER NOT NULL DEFAULT 0,
            changed INTEGER NOT NULL DEFAULT 0,
            unchanged INTEGER NOT NULL DEFAULT 0,
            refused INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        INSERT INTO otherStockImport SELECT * FROM stockImport;
        DROP TABLE stockImport;
        ALTER TABLE otherStockImport RENAME TO stockImport;
        """)

    /// The other end of a succession.
    struct End: Hashable {
        let siret: Int64
        let since: String
        let movesHeadOffice: Bool
        let isContinuous: Bool
    }

    /// Who took over from an establishment, the latest first.
    func successors(of siret: Int64) throws -> [End] {
        try connection.all(
            """
            SELECT successor, since, movesHeadOffice, isContinuous FROM succession WHERE predecessor = \(siret)
            ORDER BY since DESC, successor LIMIT 20
            """, as: End.init)
    }

    /// From whom an establishment took over, the latest first.
    func predecessors(of siret: Int64) throws -> [End] {
        try connection.all(
            """
            SELECT predecessor, since, movesHeadOffice, isContinuous FROM succession WHERE successor = \(siret)
            ORDER BY since DESC, predecessor LIMIT 20
            """, as: End.init)
    }

    /// What is stored of the same link; `nil` for nothing.
    func find(_ succession: Succession) throws -> Succession? {
        try connection.first(
            """
            SELECT movesHeadOffice, isContinuous FROM succession
            WHERE predecessor = \(succession.predecessor) AND successor = \(succession.successor)
                AND since = \(succession.since)
            """
        ) { row in
            Succession(
                predecessor: succession.predecessor, successor: succession.successor, since: succession.since,
                movesHeadOffice: try row[0], isContinuous: try row[1])
        }
    }

    func put(_ succession: Succession) throws {
        try connection.run(
            """
            REPLACE INTO succession (predecessor, successor, since, movesHeadOffice, isContinuous)
            VALUES (\(succession.predecessor), \(succession.successor), \(succession.since),
                \(succession.movesHeadOffice), \(succession.isContinuous))
            """)
    }
}

extension SuccessionTable.End {
    fileprivate init(_ row: borrowing Row) throws {
        self.init(siret: try row[0], since: try row[1], movesHeadOffice: try row[2], isContinuous: try row[3])
    }
}

extension JSONWriter {
    /// The other ends of successions, as a member.
    mutating func successions(_ name: String, _ ends: [SuccessionTable.End]) {
        list(name, ends) { end, writer in
            writer.beginObject()
            writer.member("siret", StoredNumber.digits(end.siret, 14))
            writer.member("since", end.since)
            writer.member("movesHeadOffice", end.movesHeadOffice)
            writer.member("isContinuous", end.isContinuous)
            writer.endObject()
        }
    }
}
