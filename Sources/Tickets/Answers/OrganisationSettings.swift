import Database
import Directory

/// What an organisation wants of tickets.
struct OrganisationSettings {
    let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    /// Whether one of some organisations looks at tickets before its units do.
    func anyNeedsQualifying(_ organisations: [Organisation.Slug]) throws -> Bool {
        try connection.value(
            """
            SELECT 1 FROM ticketOrganisation
            WHERE organisation IN (\(each: organisations)) AND needsQualifying = 1 LIMIT 1
            """, as: Int.self) != nil
    }

    /// Whether aidants of an organisation may say that a mandate was given by word of mouth.
    func allowsOralMandate(_ organisation: Organisation.Slug) throws -> Bool {
        try connection.value(
            "SELECT allowsOralMandate FROM ticketOrganisation WHERE organisation = \(organisation)") ?? false
    }

    /// What is set; what a new organisation has when nothing is.
    func settings(of organisation: Organisation.Slug) throws -> Settings {
        try connection.first(
            """
            SELECT needsQualifying, allowsOralMandate, version FROM ticketOrganisation
            WHERE organisation = \(organisation)
            """
        ) { row in
            Settings(needsQualifying: try row[0], allowsOralMandate: try row[1], version: try row[2])
        } ?? Settings(needsQualifying: false, allowsOralMandate: false, version: 0)
    }

    func put(_ settings: Settings, of organisation: Organisation.Slug) throws {
        try connection.run(
            """
            INSERT INTO ticketOrganisation (organisation, needsQualifying, allowsOralMandate, version)
            VALUES (\(organisation), \(settings.needsQualifying), \(settings.allowsOralMandate), \(settings.version))
            ON CONFLICT (organisation) DO UPDATE SET needsQualifying = excluded.needsQualifying,
                allowsOralMandate = excluded.allowsOralMandate, version = excluded.version
            """)
    }

    /// What is set for one.
    struct Settings: Sendable {
        var needsQualifying: Bool
        var allowsOralMandate: Bool
        var version: Int
    }
}
