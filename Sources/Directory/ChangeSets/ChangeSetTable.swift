import Database
import Kernel

/// The change sets that are stored.
struct ChangeSetTable {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    func find(_ id: Identifier<ChangeSet>) throws -> ChangeSet? {
        try connection.first("SELECT * FROM changeSet WHERE id = \(id)", as: ChangeSet.init)
    }

    /// Those of an organisation, the latest first, after one of them.
    func all(
        of organisation: Organisation.Slug, before id: Identifier<ChangeSet>?, limit: Int
    ) throws -> [ChangeSet] {
        try connection.all(
            """
            SELECT * FROM changeSet WHERE organisation = \(organisation) AND id < \(id?.description ?? "~")
            ORDER BY id DESC LIMIT \(limit)
            """, as: ChangeSet.init)
    }

    func save(_ set: ChangeSet) throws {
        try connection.run(
            """
            INSERT INTO changeSet (id, organisation, title, effectiveFrom, changes, state, endedAt, createdAt, version)
            VALUES (\(set.id), \(set.organisation), \(set.title), \(set.effectiveFrom?.instant), \(set.changes),
                \(set.state.name), \(set.state.at), \(set.createdAt), \(set.version))
            ON CONFLICT (id) DO UPDATE SET title = excluded.title, effectiveFrom = excluded.effectiveFrom,
                changes = excluded.changes, state = excluded.state, endedAt = excluded.endedAt,
                version = excluded.version
            """)
    }

    static let migration = Migration(
        "directory", "change-sets",
        """
        CREATE TABLE changeSet (
            id TEXT PRIMARY KEY,
            organisation TEXT NOT NULL REFERENCES organisation (slug),
            title TEXT NOT NULL,
            effectiveFrom TEXT,
            changes TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('draft', 'published', 'discarded')),
            endedAt TEXT,
            createdAt TEXT NOT NULL,
            version INTEGER NOT NULL CHECK (version > 0),
            CHECK ((state = 'draft') = (endedAt IS NULL))
        ) STRICT;
        CREATE INDEX changeSetByOrganisation ON changeSet (organisation, id);
        """)
}

extension ChangeSet {
    fileprivate init(_ row: borrowing Row) throws {
        id = try row["id"]
        organisation = try row["organisation"]
        title = try row["title"]
        let effectiveFrom: Timestamp? = try row["effectiveFrom"]
        self.effectiveFrom = effectiveFrom.flatMap { Moment($0.description) }
        changes = try row["changes"]
        let name: String = try row["state"]
        let endedAt: Timestamp? = try row["endedAt"]
        state =
            switch (name, endedAt) {
            case ("published", let instant?): .published(at: instant)
            case ("discarded", let instant?): .discarded(at: instant)
            default: .draft
            }
        createdAt = try row["createdAt"]
        version = try row["version"]
    }
}
