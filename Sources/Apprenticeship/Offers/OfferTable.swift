package import Database
import Endpoints
import Kernel

/// The offers that are stored.
package struct OfferTable {
    let connection: Connection

    /// The offers, as one connection sees them.
    package init(_ connection: Connection) { self.connection = connection }

    /// An offer by its name.
    package func find(_ id: Offer.ID) throws -> Offer? {
        try connection.first("\(Self.columns) WHERE id = \(id)", as: Offer.init)
    }

    /// The offers of an employer, the latest first, before one of them.
    func all(of employer: Employer.ID, before id: Offer.ID?, limit: Int) throws -> [Offer] {
        let end = id?.description ?? "g"
        return try connection.all(
            "\(Self.columns) WHERE employer = \(employer) AND id < \(end) ORDER BY id DESC LIMIT \(limit)",
            as: Offer.init)
    }

    /// The open offers whose last day is over, at most so many.
    func overdue(on day: Day, limit: Int) throws -> [Offer] {
        try connection.all(
            """
            \(Self.columns) WHERE state = 'active' AND expiresOn <= \(day) ORDER BY expiresOn, id LIMIT \(limit)
            """, as: Offer.init)
    }

    /// The open offers of employers that end on a day, at most so many, after an offer.
    func ending(on day: Day) throws -> [Offer] {
        try connection.all(
            "\(Self.columns) WHERE state = 'active' AND expiresOn = \(day) ORDER BY employer, id", as: Offer.init)
    }

    /// How many offers an employer made since an instant.
    func count(of employer: Employer.ID, since instant: Timestamp) throws -> Int {
        try connection.value(
            "SELECT count(*) FROM offer WHERE employer = \(employer) AND createdAt >= \(instant)", as: Int.self) ?? 0
    }

    /// Writes a new offer.
    func insert(_ offer: Offer, contact: OfferContact, folded: String) throws {
        let columns = try OfferColumns(offer)
        try connection.run(
            """
            INSERT INTO offer (id, employer, state, reason, version, cell, latitude, longitude, trade, romes, targetLevel,
                entryLevel, startDay, months, rhythm, flags, licences, applications, posts, taken, departement, createdAt,
                publishedAt, expiresOn, partner, externalId, quality, folded, matchKey, contact, details)
            VALUES (\(offer.id), \(offer.employer), \(offer.state.rawValue), \(offer.reason), \(offer.version),
                \(offer.point.cell), \(offer.point.latitude), \(offer.point.longitude), \(offer.details.trade),
                \(columns.romes), \(offer.details.targetLevel), \(offer.details.entryLevel), \(columns.startDay),
                \(offer.details.durationMonths), \(offer.details.rhythm?.unit.rawValue), \(columns.flags),
                \(columns.licences), \(offer.applications), \(offer.posts), \(offer.taken), \(offer.departement),
                \(offer.createdAt), \(offer.publishedAt), \(offer.expiresOn), \(offer.partner), \(offer.externalId),
                \(offer.quality), \(folded), \(columns.matchKey), \(try StoredJSON.text(contact)), \(columns.details))
            """)
        try index(offer.id, folded)
    }

    /// Writes what an employer changed.
    func rewrite(_ offer: Offer, folded: String) throws {
        let columns = try OfferColumns(offer)
        try connection.run(
            """
            UPDATE offer SET cell = \(offer.point.cell), latitude = \(offer.point.latitude),
                longitude = \(offer.point.longitude), trade = \(offer.details.trade), romes = \(columns.romes),
                targetLevel = \(offer.details.targetLevel), entryLevel = \(offer.details.entryLevel),
                startDay = \(columns.startDay), months = \(offer.details.durationMonths),
                rhythm = \(offer.details.rhythm?.unit.rawValue), flags = \(columns.flags), licences = \(columns.licences),
                posts = \(offer.posts), departement = \(offer.departement), quality = \(offer.quality),
                folded = \(folded), matchKey = \(columns.matchKey), details = \(columns.details)
            WHERE id = \(offer.id)
            """)
        try connection.run("DELETE FROM offerWord WHERE offer = \(offer.id)")
        try index(offer.id, folded)
        try save(offer)
    }

    /// Writes where an offer stands.
    func save(_ offer: Offer) throws {
        try connection.run(
            """
            UPDATE offer SET state = \(offer.state.rawValue), reason = \(offer.reason), version = \(offer.version),
                publishedAt = \(offer.publishedAt), expiresOn = \(offer.expiresOn),
                applications = \(offer.applications), taken = \(offer.taken)
            WHERE id = \(offer.id)
            """)
    }

    /// Adds a line to the history of an offer, which is never changed.
    func record(_ offer: Offer, at now: Timestamp) throws {
        try connection.run(
            """
            INSERT INTO offerChange (offer, number, state, reason, at)
            SELECT \(offer.id), count(*) + 1, \(offer.state.rawValue), \(offer.reason), \(now)
            FROM offerChange WHERE offer = \(offer.id)
            """)
    }

    private func index(_ id: Offer.ID, _ folded: String) throws {
        for word in Set(folded.split(separator: " ").map(String.init)) where word.count > 2 {
            try connection.run("INSERT INTO offerWord (word, offer) VALUES (\(word), \(id))")
        }
    }

    static let columns: SQL = """
        SELECT id, employer, state, reason, version, latitude, longitude, applications, taken, departement, createdAt,
            publishedAt, expiresOn, partner, externalId, quality, details FROM offer
        """
}

/// The columns of an offer that are made of its details.
private struct OfferColumns {
    let romes: String
    let startDay: Int
    let flags: Int
    let licences: String
    /// The trade, then the entries of ROME: offers with the same are as close to any wish.
    let matchKey: String
    let details: String

    init(_ offer: Offer) throws {
        romes = (offer.details.romeCodes ?? []).map(\.description).joined(separator: " ")
        matchKey = "\(offer.details.trade ?? "") \(romes)"
        startDay = offer.details.start.daysSinceEpoch
        flags = offer.flags.rawValue
        licences = (offer.details.licences ?? []).map(\.rawValue).joined(separator: " ")
        details = try StoredJSON.text(offer.details)
    }
}

extension Offer {
    init(_ row: borrowing Row) throws {
        let state: String = try row[2]
        let details: String = try row[16]
        self.init(
            id: try row[0], employer: try row[1], state: OfferState(rawValue: state)!, reason: try row[3],
            version: try row[4], details: try StoredJSON.read(details),
            point: Point(latitude: try row[5], longitude: try row[6]), departement: try row[9],
            createdAt: try row[10], publishedAt: try row[11], expiresOn: try row[12], applications: try row[7],
            taken: try row[8], partner: try row[13], externalId: try row[14], quality: try row[15])
    }
}
