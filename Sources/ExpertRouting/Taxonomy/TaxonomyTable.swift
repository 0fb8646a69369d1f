import Database
import Directory
import Endpoints
import JSON
import Kernel

/// The themes and subjects that are stored.
struct TaxonomyTable {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    /// Every theme, in the order in which they are shown.
    func themes() throws -> [ThemeEntry] {
        try connection.all(
            "SELECT slug, version, draft FROM theme ORDER BY position, slug", as: ThemeEntry.init)
    }

    func theme(_ slug: Organisation.Slug) throws -> ThemeEntry? {
        try connection.first("SELECT slug, version, draft FROM theme WHERE slug = \(slug)", as: ThemeEntry.init)
    }

    func put(_ theme: ThemeEntry) throws {
        try connection.run(
            """
            INSERT INTO theme (slug, position, draft, version)
            VALUES (\(theme.slug), \(theme.draft.position ?? 0), \(try StoredJSON.text(theme.draft)), \(theme.version))
            ON CONFLICT (slug) DO UPDATE SET position = excluded.position, draft = excluded.draft,
                version = excluded.version
            """)
    }

    /// Every subject as it is at an instant, archived ones too, by slug.
    func subjects(at instant: Timestamp) throws -> [SubjectEntry] {
        try connection.all(
            """
            SELECT id, slug, version, draft FROM subjectPeriod
            WHERE validFrom <= \(instant) AND validTo > \(instant) ORDER BY slug
            """, as: SubjectEntry.init)
    }

    /// The subject of a name, as it is now.
    func subject(_ slug: Organisation.Slug) throws -> SubjectEntry? {
        try connection.first(
            """
            SELECT id, slug, version, draft FROM subjectPeriod
            WHERE slug = \(slug) AND validTo = \(Period.endOfCalendar)
            """, as: SubjectEntry.init)
    }

    /// Keeps a subject as it is from an instant on.
    func put(_ subject: SubjectEntry, from now: Timestamp) throws {
        try Period.close(
            "UPDATE subjectPeriod SET validTo = \(now) WHERE id = \(subject.id) AND validTo = \(Period.endOfCalendar)",
            orForget: "DELETE FROM subjectPeriod WHERE id = \(subject.id) AND validFrom = \(now)", in: connection)
        try connection.run(
            """
            INSERT INTO subjectPeriod (id, slug, theme, draft, version, validFrom, validTo)
            VALUES (\(subject.id), \(subject.slug), \(subject.draft.theme), \(try StoredJSON.text(subject.draft)),
                \(subject.version), \(now), \(Period.endOfCalendar))
            """)
    }
}

extension ThemeEntry {
    fileprivate init(_ row: borrowing Row) throws {
        slug = try row["slug"]
        version = try row["version"]
        draft = try StoredJSON.read(try row["draft"])
    }
}

extension SubjectEntry {
    fileprivate init(_ row: borrowing Row) throws {
        id = try row["id"]
        slug = try row["slug"]
        version = try row["version"]
        draft = try StoredJSON.read(try row["draft"])
    }
}
