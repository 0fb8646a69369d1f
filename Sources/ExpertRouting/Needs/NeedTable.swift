import Accounts
import Database
import Directory
import Endpoints
import Kernel
import Territories

/// The needs that are stored.
struct NeedTable {
    let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    func find(_ id: Identifier<Need>) throws -> Need? {
        try connection.first("\(Self.columns) WHERE id = \(id)", as: Need.init)
    }

    /// An earlier need of the same company, or the same contact, on the same subject, since an instant.
    func earlier(
        siret: Siret?, email: EmailAddress, subject: Organisation.Slug, since: Timestamp
    ) throws -> Need? {
        let bySiret = try siret.flatMap { siret in
            try connection.first(
                """
                \(Self.columns) WHERE siret = \(siret.description) AND subject = \(subject) AND createdAt >= \(since)
                ORDER BY id DESC LIMIT 1
                """, as: Need.init)
        }
        if let bySiret { return bySiret }
        // Whoever speaks for several companies has several needs.
        return try connection.first(
            """
            \(Self.columns) WHERE contactEmail = \(email) AND subject = \(subject) AND createdAt >= \(since)
                AND (siret IS NULL OR \(siret?.description) IS NULL)
            ORDER BY id DESC LIMIT 1
            """, as: Need.init)
    }

    /// How many needs an address opened since an instant.
    func count(of email: EmailAddress, since: Timestamp) throws -> Int {
        try connection.value(
            "SELECT count(*) FROM need WHERE contactEmail = \(email) AND createdAt >= \(since)") ?? 0
    }

    /// The needs whose next step is due, the earliest first.
    func due(at now: Timestamp, limit: Int) throws -> [Need] {
        try connection.all(
            """
            \(Self.columns) WHERE nextStepAt <= \(now) ORDER BY nextStepAt LIMIT \(limit)
            """, as: Need.init)
    }

    /// The steps of the calendar that were done in the present life of a need.
    func doneSteps(of need: Need) throws -> Set<String> {
        Set(
            try connection.all(
                "SELECT step FROM needStep WHERE need = \(need.id) AND cycle = \(need.cycle)"
            ) { row in try row[0] })
    }

    /// The latest needs, with a condition.
    func latest(_ limit: Int, before id: Identifier<Need>?, where condition: SQL) throws -> [Need] {
        let isBefore: SQL = id.map { "AND need.id < \($0)" } ?? ""
        return try connection.all(
            """
            \(Self.columns) WHERE \(condition) \(isBefore) ORDER BY need.id DESC LIMIT \(limit)
            """, as: Need.init)
    }

    func insert(_ need: Need) throws {
        try connection.run(
            """
            INSERT INTO need (id, channel, subject, siret, companyName, commune, departement, region, company, answers,
                contactName, contactEmail, contactPhone, description, language, origin, landing, openedBy, partner,
                createdAt, duplicateOf, trackingKey, state, outcome, openMatches, queue, reason, routedAt, takenAt,
                helpedAt, closedAt, cycle, nextStepAt, isRequalified, version)
            VALUES (\(need.id), \(need.channel), \(need.subject), \(need.siret?.description), \(need.companyName),
                \(need.commune?.description), \(need.departement), \(need.region), \(need.company), \(need.answers),
                \(need.contact?.name), \(need.contact?.email), \(need.contact?.phone), \(need.description),
                \(need.language), \(try StoredJSON.text(need.origin)), \(need.origin.landing), \(need.opener.account),
                \(need.opener.partner), \(need.createdAt), \(need.duplicateOf), \(need.trackingKey), \(need.state),
                \(need.outcome), \(need.openMatches), \(need.queue), \(need.reason), \(need.routedAt), \(need.takenAt),
                \(need.helpedAt), \(need.closedAt), \(need.cycle), \(need.nextStepAt), \(need.isRequalified),
                \(need.version))
            """)
    }

    /// Keeps what may change of a need.
    func save(_ need: Need) throws {
        try connection.run(
            """
            UPDATE need SET subject = \(need.subject), answers = \(need.answers), state = \(need.state),
                outcome = \(need.outcome), openMatches = \(need.openMatches), queue = \(need.queue),
                reason = \(need.reason), routedAt = \(need.routedAt), takenAt = \(need.takenAt),
                helpedAt = \(need.helpedAt), closedAt = \(need.closedAt), cycle = \(need.cycle),
                nextStepAt = \(need.nextStepAt), isRequalified = \(need.isRequalified), version = \(need.version)
            WHERE id = \(need.id)
            """)
    }

    private static let columns: SQL = """
        SELECT id, channel, subject, siret, companyName, commune, departement, region, company, answers,
            contactName, contactEmail, contactPhone, description, language, origin, openedBy, partner,
            createdAt, duplicateOf, trackingKey, state, outcome, openMatches, queue, reason, routedAt, takenAt,
            helpedAt, closedAt, cycle, nextStepAt, isRequalified, version
        FROM need
        """
}

extension Need {
    fileprivate init(_ row: borrowing Row) throws {
        id = try row[0]
        channel = try row[1]
        subject = try row[2]
        let siret: String? = try row[3]
        self.siret = siret.flatMap { Siret($0) }
        companyName = try row[4]
        let commune: String? = try row[5]
        self.commune = commune.flatMap { Commune.Code($0) }
        departement = try row[6]
        region = try row[7]
        company = try row[8]
        answers = try row[9]
        let name: Line? = try row[10]
        let email: EmailAddress? = try row[11]
        if let name, let email {
            contact = Contact(name: name, email: email, phone: try row[12])
        } else {
            contact = nil
        }
        description = try row[13]
        language = try row[14]
        origin = try StoredJSON.read(try row[15])
        opener = Opener(account: try row[16], partner: try row[17])
        createdAt = try row[18]
        duplicateOf = try row[19]
        trackingKey = try row[20]
        state = try row[21]
        outcome = try row[22]
        openMatches = try row[23]
        queue = try row[24]
        reason = try row[25]
        routedAt = try row[26]
        takenAt = try row[27]
        helpedAt = try row[28]
        closedAt = try row[29]
        cycle = try row[30]
        nextStepAt = try row[31]
        isRequalified = try row[32]
        version = try row[33]
    }
}
