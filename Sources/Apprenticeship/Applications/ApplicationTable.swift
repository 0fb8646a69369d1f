import Database
import Endpoints
import Kernel

/// The applications that are stored.
struct ApplicationTable {
    let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    /// An application by its name.
    func find(_ id: Application.ID) throws -> Application? {
        try connection.first("\(Self.columns) WHERE id = \(id)", as: Application.init)
    }

    /// The applications of a candidate, the latest first, before one of them.
    func all(of candidate: Candidate.ID, before id: Application.ID?, limit: Int) throws -> [Application] {
        let end = id?.description ?? "g"
        return try connection.all(
            "\(Self.columns) WHERE candidate = \(candidate) AND id < \(end) ORDER BY id DESC LIMIT \(limit)",
            as: Application.init)
    }

    /// The applications for an offer, the latest first, before one of them.
    func all(for offer: Offer.ID, before id: Application.ID?, limit: Int) throws -> [Application] {
        let end = id?.description ?? "g"
        return try connection.all(
            "\(Self.columns) WHERE offer = \(offer) AND id < \(end) ORDER BY id DESC LIMIT \(limit)",
            as: Application.init)
    }

    /// The applications at an employer, the latest first, before one of them.
    func all(at employer: Employer.ID, before id: Application.ID?, limit: Int) throws -> [Application] {
        let end = id?.description ?? "g"
        return try connection.all(
            "\(Self.columns) WHERE employer = \(employer) AND id < \(end) ORDER BY id DESC LIMIT \(limit)",
            as: Application.init)
    }

    /// How often somebody applied for an offer, and whether one of these is open.
    func history(of candidate: Candidate.ID, for offer: Offer.ID) throws -> (count: Int, hasOpen: Bool) {
        let states = try connection.all(
            "SELECT state FROM application WHERE candidate = \(candidate) AND offer = \(offer)"
        ) { row in
            let state: String = try row[0]
            return ApplicationState(rawValue: state)!
        }
        return (states.count, states.contains { $0.isOpen || $0 == .accepted })
    }

    /// How often an account applied since an instant, in all and at one employer.
    func count(of account: String, since instant: Timestamp, at employer: Employer.ID) throws -> (all: Int, there: Int)
    {
        let employers = try connection.all(
            "SELECT employer FROM application WHERE account = \(account) AND createdAt >= \(instant)"
        ) { row in
            let id: Employer.ID = try row[0]
            return id
        }
        return (employers.count, employers.count { $0 == employer })
    }

    /// The open applications of a candidate, but for one.
    func open(of candidate: Candidate.ID, except id: Application.ID) throws -> [Application] {
        try connection.all(
            """
            \(Self.columns) WHERE candidate = \(candidate) AND id <> \(id)
                AND state IN ('sent', 'read', 'interviewProposed', 'interviewDone', 'proposed')
            """, as: Application.init)
    }

    /// Some applications that a condition names, at most a hundred.
    func some(where condition: SQL) throws -> [Application] {
        try connection.all("\(Self.columns) WHERE \(condition) LIMIT 100", as: Application.init)
    }

    /// Writes a new application.
    func insert(_ application: Application) throws {
        try connection.run(
            """
            INSERT INTO application (id, offer, employer, candidate, account, state, version, message, answers,
                sharesAccommodation, createdAt, changedAt)
            VALUES (\(application.id), \(application.offer), \(application.employer), \(application.candidate),
                \(application.account), \(application.state.rawValue), \(application.version), \(application.message),
                \(try StoredJSON.text(application.answers)), \(application.sharesAccommodation),
                \(application.createdAt), \(application.changedAt))
            """)
    }

    /// Writes where an application stands.
    ///
    /// - Parameter isTold: whether the candidate was told; a refusal that may be undone is told later.
    func save(_ application: Application, isTold: Bool = true) throws {
        try connection.run(
            """
            UPDATE application SET state = \(application.state.rawValue),
                stateBefore = \(application.stateBefore?.rawValue), version = \(application.version),
                refusal = \(try application.refusal.map { try StoredJSON.text($0) }),
                interviewAt = \(application.interviewAt), interviewAcceptedAt = \(application.interviewAcceptedAt),
                monthlyPay = \(application.monthlyPay), answeredAt = \(application.answeredAt), changedAt = \(application.changedAt), isTold = \(isTold)
            WHERE id = \(application.id)
            """)
    }

    static let columns: SQL = """
        SELECT id, offer, employer, candidate, account, state, stateBefore, version, message, answers,
            sharesAccommodation, refusal, interviewAt, interviewAcceptedAt, createdAt, answeredAt, changedAt,
            monthlyPay
        FROM application
        """
}

extension Application {
    init(_ row: borrowing Row) throws {
        let state: String = try row[5]
        let before: String? = try row[6]
        let answers: String = try row[9]
        let refusal: String? = try row[11]
        self.init(
            id: try row[0], offer: try row[1], employer: try row[2], candidate: try row[3], account: try row[4],
            state: ApplicationState(rawValue: state)!, stateBefore: before.flatMap(ApplicationState.init),
            version: try row[7], message: try row[8], answers: try StoredJSON.read(answers),
            sharesAccommodation: try row[10], refusal: try refusal.map { try StoredJSON.read($0) },
            interviewAt: try row[12], monthlyPay: try row[17], interviewAcceptedAt: try row[13], createdAt: try row[14],
            answeredAt: try row[15], changedAt: try row[16])
    }
}
