import Database
import Directory
import Endpoints
import Kernel

/// What expert routing knows of an organisation beyond the directory: more categories for the rule sets, and the answers
/// that it expects together.
struct ProfileEntry: Sendable {
    let organisation: Organisation.Slug
    let version: Int
    let draft: Draft

    /// What a client says of it.
    struct Draft: Codable, Sendable {
        /// Categories that the rule sets name and the directory does not, as `franceTravail`.
        var categories: [String]? = []
        /// By subject: one of these is enough; a question without an answer contradicts none.
        var groupings: [Grouping]? = []
    }

    /// Answers expected together to the questions of a subject.
    struct Grouping: Codable, Sendable {
        let subject: Organisation.Slug
        let answers: [String: AnswerValue]
    }
}

/// The profiles that are stored.
struct ProfileTable {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    /// Every profile as it is at an instant.
    func all(at instant: Timestamp) throws -> [ProfileEntry] {
        try connection.all(
            """
            SELECT organisation, version, draft FROM routingProfilePeriod
            WHERE validFrom <= \(instant) AND validTo > \(instant) ORDER BY organisation
            """, as: ProfileEntry.init)
    }

    func find(_ organisation: Organisation.Slug) throws -> ProfileEntry? {
        try connection.first(
            """
            SELECT organisation, version, draft FROM routingProfilePeriod
            WHERE organisation = \(organisation) AND validTo = \(Period.endOfCalendar)
            """, as: ProfileEntry.init)
    }

    func put(_ profile: ProfileEntry, from now: Timestamp) throws {
        try Period.close(
            """
            UPDATE routingProfilePeriod SET validTo = \(now)
            WHERE organisation = \(profile.organisation) AND validTo = \(Period.endOfCalendar)
            """,
            orForget: """
                DELETE FROM routingProfilePeriod WHERE organisation = \(profile.organisation) AND validFrom = \(now)
                """, in: connection)
        try connection.run(
            """
            INSERT INTO routingProfilePeriod (organisation, draft, version, validFrom, validTo)
            VALUES (\(profile.organisation), \(try StoredJSON.text(profile.draft)), \(profile.version), \(now),
                \(Period.endOfCalendar))
            """)
    }
}

extension ProfileEntry {
    fileprivate init(_ row: borrowing Row) throws {
        organisation = try row["organisation"]
        version = try row["version"]
        draft = try StoredJSON.read(try row["draft"])
    }
}
