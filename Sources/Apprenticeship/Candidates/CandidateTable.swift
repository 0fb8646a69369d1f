package import Database
import Endpoints
import Kernel

/// The candidates that are stored.
package struct CandidateTable {
    let connection: Connection

    /// The candidates, as one connection sees them.
    package init(_ connection: Connection) { self.connection = connection }

    /// A candidate by their name.
    package func find(_ id: Candidate.ID) throws -> Candidate? {
        try connection.first("\(Self.columns) WHERE id = \(id)", as: Candidate.init)
    }

    /// The candidate of an account.
    func find(account: String) throws -> Candidate? {
        try connection.first("\(Self.columns) WHERE account = \(account)", as: Candidate.init)
    }

    /// The candidates whose representative has an address.
    func all(representedBy email: String) throws -> [Candidate] {
        try connection.all("\(Self.columns) WHERE representativeEmail = \(email) ORDER BY id", as: Candidate.init)
    }

    /// The candidates with a CV who search no longer, and did nothing since an instant.
    func withCV(searchingNoLongerSince instant: Timestamp, limit: Int) throws -> [Candidate] {
        try connection.all(
            """
            \(Self.columns) WHERE lastActiveAt < \(instant) AND state <> 'active' AND (flags & 8) <> 0
            ORDER BY lastActiveAt LIMIT \(limit)
            """, as: Candidate.init)
    }

    /// Writes a new candidate.
    package func insert(_ candidate: Candidate) throws {
        let details = candidate.details
        try connection.run(
            """
            INSERT INTO candidate (id, account, state, visibility, version, cell, latitude, longitude, radius, birthDate,
                exceptionUntil, wishes, soughtLevel, currentLevel, fromDay, untilDay, months, rhythms, flags, licences,
                courses, experiences, departement, representativeEmail, consentAt, createdAt, lastActiveAt, details)
            VALUES (\(candidate.id), \(candidate.account), \(candidate.state.rawValue),
                \(candidate.visibility.rawValue), \(candidate.version), \(candidate.point.cell),
                \(candidate.point.latitude), \(candidate.point.longitude), \(candidate.radius), \(details.birthDate),
                \(candidate.exceptionUntil), \(details.wishWords), \(details.soughtLevel), \(details.currentLevel),
                \(details.availableFrom.daysSinceEpoch), \(details.availableUntil.daysSinceEpoch),
                \(details.durationMonths), \(details.rhythmBits), \(candidate.flags.rawValue),
                \(details.licenceWords), \(details.courseWords), \(details.experienceWords), \(candidate.departement),
                \(details.representative?.email.lowercased()), \(candidate.consentAt), \(candidate.createdAt),
                \(candidate.lastActiveAt), \(try StoredJSON.text(details)))
            """)
        try indexWishes(of: candidate)
    }

    /// Writes what changed of a candidate.
    func save(_ candidate: Candidate) throws {
        let details = candidate.details
        try connection.run(
            """
            UPDATE candidate SET state = \(candidate.state.rawValue), visibility = \(candidate.visibility.rawValue),
                version = \(candidate.version), cell = \(candidate.point.cell), latitude = \(candidate.point.latitude),
                longitude = \(candidate.point.longitude), radius = \(candidate.radius),
                birthDate = \(details.birthDate), exceptionUntil = \(candidate.exceptionUntil),
                wishes = \(details.wishWords), soughtLevel = \(details.soughtLevel),
                currentLevel = \(details.currentLevel), fromDay = \(details.availableFrom.daysSinceEpoch),
                untilDay = \(details.availableUntil.daysSinceEpoch), months = \(details.durationMonths),
                rhythms = \(details.rhythmBits), flags = \(candidate.flags.rawValue),
                licences = \(details.licenceWords), courses = \(details.courseWords),
                experiences = \(details.experienceWords), departement = \(candidate.departement),
                representativeEmail = \(details.representative?.email.lowercased()),
                consentAt = \(candidate.consentAt), lastActiveAt = \(candidate.lastActiveAt),
                details = \(try StoredJSON.text(details))
            WHERE id = \(candidate.id)
            """)
        try indexWishes(of: candidate)
    }

    /// Forgets a candidate and what hangs on them alone.
    func delete(_ id: Candidate.ID) throws { try connection.run("DELETE FROM candidate WHERE id = \(id)") }

    static let columns: SQL = """
        SELECT id, account, state, version, latitude, longitude, departement, exceptionUntil, consentAt, createdAt,
            lastActiveAt, details FROM candidate
        """
}

extension Candidate {
    init(_ row: borrowing Row) throws {
        let state: String = try row[2]
        let details: String = try row[11]
        self.init(
            id: try row[0], account: try row[1], state: State(rawValue: state)!, version: try row[3],
            details: try StoredJSON.read(details), point: Point(latitude: try row[4], longitude: try row[5]),
            departement: try row[6], exceptionUntil: try row[7], consentAt: try row[8], createdAt: try row[9],
            lastActiveAt: try row[10])
    }
}

/// The columns that matching reads, as words.
extension CandidateDetails {
    var wishWords: String { wishes.map(\.word).joined(separator: " ") }
    var rhythmBits: Int { (rhythms ?? []).reduce(into: Rhythms()) { $0.insert($1.rhythms) }.rawValue }
    /// `B AM@2026-09-01`: held, then to come.
    var licenceWords: String {
        ((licences ?? []).map(\.rawValue) + (licencesToCome ?? []).map { "\($0.licence.rawValue)@\($0.on)" })
            .joined(separator: " ")
    }
    var courseWords: String {
        enrolment?.state == .enrolled ? (enrolment?.romeCodes ?? []).map(\.description).joined(separator: " ") : ""
    }
    /// `boulanger:2 D1104:1`: trades and weeks.
    var experienceWords: String { (experiences ?? []).map { "\($0.name.word):\($0.weeks)" }.joined(separator: " ") }
}
