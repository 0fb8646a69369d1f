import Database
import Endpoints
import JSON
import Kernel
import Territories

/// The organisations that are stored.
struct OrganisationTable {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    /// An organisation as it is at an instant; `nil` when there is none then.
    func organisation(_ slug: Organisation.Slug, at instant: Timestamp) throws -> Organisation? {
        try connection.first(
            """
            SELECT slug, version, period.* FROM organisation
            JOIN organisationPeriod AS period ON period.organisation = slug
            WHERE slug = \(slug) AND validFrom <= \(instant) AND validTo > \(instant)
            """, as: Organisation.init)
    }

    /// Organisations in the order of their slugs, after one of them.
    func organisations(
        after slug: Organisation.Slug?, named fragment: String?, in category: Organisation.Category?,
        at instant: Timestamp, limit: Int
    ) throws -> [Organisation] {
        let isNamed: SQL =
            fragment.map { "AND folded LIKE \(FoldedName.pattern($0))" } ?? ""
        let isOfCategory: SQL = category.map { "AND categories LIKE \("%\"\($0.rawValue)\"%")" } ?? ""
        return try connection.all(
            """
            SELECT slug, version, period.* FROM organisation
            JOIN organisationPeriod AS period ON period.organisation = slug
            WHERE slug > \(slug?.description ?? "") AND validFrom <= \(instant) AND validTo > \(instant)
                \(isNamed) \(isOfCategory)
            ORDER BY slug LIMIT \(limit)
            """, as: Organisation.init)
    }

    /// All that an organisation was, is and will be, in the order of time; empty when it never was.
    func periods(of slug: Organisation.Slug) throws -> [Organisation] {
        try connection.all(
            """
            SELECT slug, version, period.* FROM organisation
            JOIN organisationPeriod AS period ON period.organisation = slug
            WHERE slug = \(slug) ORDER BY validFrom
            """, as: Organisation.init)
    }

    /// The same as a timeline, with the version of the whole; `nil` when it never was.
    func timeline(_ slug: Organisation.Slug) throws -> (version: Int, Timeline<Organisation.Details>)? {
        let periods = try periods(of: slug)
        guard let version = periods.first?.version else { return nil }
        return (version, Timeline(periods.map { Timeline.Period($0.validity, $0.details) }))
    }

    func insert(_ slug: Organisation.Slug, at now: Timestamp) throws {
        try connection.run("INSERT INTO organisation (slug, version, createdAt) VALUES (\(slug), 1, \(now))")
    }

    /// Stores a timeline, at a new version of the whole.
    func save(_ timeline: Timeline<Organisation.Details>, of slug: Organisation.Slug, version: Int) throws {
        try connection.run("UPDATE organisation SET version = \(version) WHERE slug = \(slug)")
        try connection.run("DELETE FROM organisationPeriod WHERE organisation = \(slug)")
        // What never began was never there.
        if timeline.periods.isEmpty { try connection.run("DELETE FROM organisation WHERE slug = \(slug)") }
        for period in timeline.periods {
            let details = period.state
            try connection.run(
                """
                INSERT INTO organisationPeriod (organisation, validFrom, validTo, name, folded, acronym, siren,
                    categories, reach, website, logo, publicNote, emailDomains)
                VALUES (\(slug), \(period.validity.from), \(period.validity.end), \(details.name),
                    \(FoldedName.of(details.name.description, details.acronym?.description)), \(details.acronym),
                    \(details.siren?.description), \(try StoredJSON.text(details.categories)), \(details.reach),
                    \(details.website), \(details.logo), \(details.publicNote),
                    \(try StoredJSON.text(details.emailDomains)))
                """)
        }
    }
}
