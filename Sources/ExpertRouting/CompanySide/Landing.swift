import Database
import Directory
import Endpoints
import Kernel

/// What a partner's site may show: some subjects, some organisations.
struct Landing: Sendable {
    let slug: Organisation.Slug
    let organisation: Organisation.Slug
    let version: Int
    let draft: Draft

    /// What whoever keeps it says of it.
    struct Draft: Codable, Sendable {
        let organisation: Organisation.Slug
        let title: Label
        /// All of them when empty.
        let subjects: [Organisation.Slug]
        /// Organisations that it names among those who answer.
        var organisations: [Organisation.Slug]? = []
        var archived: Bool? = false
    }

    /// Whether needs on a subject may come through it.
    func shows(_ subject: Organisation.Slug) -> Bool {
        !(draft.archived ?? false) && (draft.subjects.isEmpty || draft.subjects.contains(subject))
    }
}

/// The landings that are stored.
struct LandingTable {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    func find(_ slug: Organisation.Slug) throws -> Landing? {
        try connection.first(
            "SELECT slug, organisation, version, draft FROM landing WHERE slug = \(slug)", as: Landing.init)
    }

    /// The landings in the order of their slugs, after one of them.
    func all(of organisation: Organisation.Slug?, after slug: String, limit: Int) throws -> [Landing] {
        let isOf: SQL = organisation.map { "AND organisation = \($0)" } ?? ""
        return try connection.all(
            """
            SELECT slug, organisation, version, draft FROM landing WHERE slug > \(slug) \(isOf)
            ORDER BY slug LIMIT \(limit)
            """, as: Landing.init)
    }

    func put(_ landing: Landing) throws {
        try connection.run(
            """
            INSERT INTO landing (slug, organisation, draft, version)
            VALUES (\(landing.slug), \(landing.organisation), \(try StoredJSON.text(landing.draft)),
                \(landing.version))
            ON CONFLICT (slug) DO UPDATE SET draft = excluded.draft, version = excluded.version
            """)
    }
}

extension Landing {
    fileprivate init(_ row: borrowing Row) throws {
        slug = try row["slug"]
        organisation = try row["organisation"]
        version = try row["version"]
        draft = try StoredJSON.read(try row["draft"])
    }
}
