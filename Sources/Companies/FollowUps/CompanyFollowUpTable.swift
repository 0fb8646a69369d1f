import Database
import JSON
import Kernel

/// The follow-ups that are stored, and the changes that were found.
struct CompanyFollowUpTable {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    static let migration = Migration(
        "companies", "follow-ups-of-companies",
        """
        CREATE TABLE companyFollowUp (
            id TEXT PRIMARY KEY,
            account TEXT NOT NULL,
            siren INTEGER NOT NULL,
            siret INTEGER,
            rhythm TEXT NOT NULL CHECK (rhythm IN ('daily', 'weekly')),
            snapshot TEXT NOT NULL,
            lookedAt TEXT NOT NULL,
            nextAt TEXT NOT NULL,
            createdAt TEXT NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX companyFollowUpOnce ON companyFollowUp (account, siren, ifnull(siret, 0));
        CREATE INDEX companyFollowUpByTime ON companyFollowUp (nextAt);

        CREATE TABLE companyChange (
            id TEXT PRIMARY KEY,
            followUp TEXT NOT NULL REFERENCES companyFollowUp (id) ON DELETE CASCADE,
            kind TEXT NOT NULL,
            before TEXT,
            after TEXT,
            noticedAt TEXT NOT NULL
        ) STRICT;
        CREATE INDEX companyChangeByFollowUp ON companyChange (followUp, id);
        CREATE INDEX companyChangeByTime ON companyChange (noticedAt);
        """)

    /// Days for which changes are shown.
    static let keptForDays: Int64 = 90

    func find(_ id: CompanyFollowUp.ID) throws -> CompanyFollowUp? {
        try connection.first("SELECT * FROM companyFollowUp WHERE id = \(id)", as: CompanyFollowUp.init)
    }

    /// The one of an account on a company or an establishment.
    func find(of account: String, siren: Int64, siret: Int64?) throws -> CompanyFollowUp? {
        try connection.first(
            """
            SELECT * FROM companyFollowUp
            WHERE account = \(account) AND siren = \(siren) AND ifnull(siret, 0) = \(siret ?? 0)
            """, as: CompanyFollowUp.init)
    }

    func all(of account: String, after id: CompanyFollowUp.ID?, limit: Int) throws -> [CompanyFollowUp] {
        try connection.all(
            """
            SELECT * FROM companyFollowUp WHERE account = \(account) AND id > \(id?.description ?? "")
            ORDER BY id LIMIT \(limit)
            """, as: CompanyFollowUp.init)
    }

    /// Those of the first account that is to be looked after.
    func due(at now: Timestamp, limit: Int) throws -> [CompanyFollowUp] {
        try connection.all(
            """
            SELECT * FROM companyFollowUp
            WHERE nextAt <= \(now) AND account = (
                SELECT account FROM companyFollowUp WHERE nextAt <= \(now) ORDER BY nextAt, id LIMIT 1)
            ORDER BY nextAt, id LIMIT \(limit)
            """, as: CompanyFollowUp.init)
    }

    func put(_ followUp: CompanyFollowUp) throws {
        try connection.run(
            """
            INSERT INTO companyFollowUp (id, account, siren, siret, rhythm, snapshot, lookedAt, nextAt, createdAt)
            VALUES (\(followUp.id), \(followUp.account), \(followUp.siren.stored), \(followUp.siret?.stored),
                \(followUp.rhythm.rawValue), \(followUp.snapshot.stored()), \(followUp.lookedAt), \(followUp.nextAt),
                \(followUp.createdAt))
            ON CONFLICT (id) DO UPDATE SET rhythm = excluded.rhythm, snapshot = excluded.snapshot,
                lookedAt = excluded.lookedAt, nextAt = excluded.nextAt
            """)
    }

    func remove(_ id: CompanyFollowUp.ID) throws {
        try connection.run("DELETE FROM companyFollowUp WHERE id = \(id)")
    }

    /// Writes a change down.
    func insert(
        _ change: CompanyFollowUp.Change, _ id: Identifier<CompanyFollowUp.Change>, of followUp: CompanyFollowUp.ID,
        at now: Timestamp
    ) throws {
        try connection.run(
            """
            INSERT INTO companyChange (id, followUp, kind, before, after, noticedAt)
            VALUES (\(id), \(followUp), \(change.kind), \(change.before), \(change.after), \(now))
            """)
    }

    /// Writes the last changes, the latest first.
    func write(changesOf followUp: CompanyFollowUp.ID, limit: Int, into writer: inout JSONWriter) throws {
        writer.key("changes")
        writer.beginArray()
        try connection.stream(
            """
            SELECT kind, before, after, noticedAt FROM companyChange WHERE followUp = \(followUp)
            ORDER BY id DESC LIMIT \(limit)
            """
        ) { row in
            writer.beginObject()
            writer.member("kind", try row[0] as String)
            writer.member("before", try row[1] as String?)
            writer.member("after", try row[2] as String?)
            writer.member("noticedAt", try row[3] as String)
            writer.endObject()
        }
        writer.endArray()
    }

    /// Lets go of changes that were shown for long enough; whether there may be more.
    func dropOld(at now: Timestamp) throws -> Bool {
        let oldest = now.adding(seconds: -CompanyFollowUpTable.keptForDays * 86_400)
        return try connection.run(
            "DELETE FROM companyChange WHERE id IN (SELECT id FROM companyChange WHERE noticedAt < \(oldest) LIMIT 500)"
        )
            == 500
    }
}
