import Crypto
import Database
import Kernel

/// The mandates that are stored.
struct MandateTable {
    let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    private static let columns: SQL = """
        id, version, type, state, account, unit, organisation, firstName, lastName, birthDate, phone, email, scope,
            reason, proof, collectedAt, expiresAt, revokedAt, ticket, createdAt
        """

    func find(_ id: Identifier<Mandate>) throws -> Mandate? {
        try connection.first("SELECT \(MandateTable.columns) FROM mandate WHERE id = \(id)", as: Mandate.init)
    }

    /// The one whose link somebody holds.
    func find(link: Digest) throws -> Mandate? {
        try connection.first(
            "SELECT \(MandateTable.columns) FROM mandate WHERE linkDigest = \(link)", as: Mandate.init)
    }

    /// Those of an account, the latest first.
    func all(of account: String, before id: Identifier<Mandate>?, limit: Int) throws -> [Mandate] {
        try connection.all(
            """
            SELECT \(MandateTable.columns) FROM mandate WHERE account = \(account) AND id < \(id?.description ?? "g")
            ORDER BY id DESC LIMIT \(limit)
            """, as: Mandate.init)
    }

    /// The latest that waits for an answer from a telephone.
    func waiting(for phone: String) throws -> Mandate? {
        try connection.first(
            """
            SELECT \(MandateTable.columns) FROM mandate
            WHERE phone = \(phone) AND state = 'pending' AND type = 'sms' ORDER BY id DESC LIMIT 1
            """, as: Mandate.init)
    }

    func insert(_ mandate: Mandate, link: Digest? = nil) throws {
        let columns = mandate.state.columns
        try connection.run(
            """
            INSERT INTO mandate (\(MandateTable.columns), linkDigest)
            VALUES (\(mandate.id), \(mandate.version), \(mandate.type), \(columns.name), \(mandate.account),
                \(mandate.unit), \(mandate.organisation), \(mandate.person.firstName), \(mandate.person.lastName),
                \(mandate.person.birthDate), \(mandate.person.phone), \(mandate.person.email), \(mandate.scope),
                \(mandate.reason), \(mandate.proof), \(columns.since), \(columns.until), \(columns.revoked),
                \(mandate.ticket), \(mandate.createdAt), \(link))
            """)
    }

    func save(_ mandate: Mandate) throws {
        let columns = mandate.state.columns
        try connection.run(
            """
            UPDATE mandate SET version = \(mandate.version), state = \(columns.name), collectedAt = \(columns.since),
                expiresAt = \(columns.until), revokedAt = \(columns.revoked), ticket = \(mandate.ticket)
            WHERE id = \(mandate.id)
            """)
    }
}

extension Mandate.State {
    /// The columns that hold it.
    fileprivate var columns: (name: String, since: Timestamp?, until: Timestamp?, revoked: Timestamp?) {
        switch self {
        case .pending: ("pending", nil, nil, nil)
        case .valid(let since, let until): ("valid", since, until, nil)
        case .refused: ("refused", nil, nil, nil)
        case .revoked(let since, let until, let at): ("revoked", since, until, at)
        }
    }
}

extension Mandate {
    init(_ row: borrowing Row) throws {
        id = try row["id"]
        version = try row["version"]
        type = try row["type"]
        account = try row["account"]
        unit = try row["unit"]
        organisation = try row["organisation"]
        person = Person(
            firstName: try row["firstName"], lastName: try row["lastName"], birthDate: try row["birthDate"],
            phone: try row["phone"], email: try row["email"])
        scope = try row["scope"]
        reason = try row["reason"]
        proof = try row["proof"]
        ticket = try row["ticket"]
        createdAt = try row["createdAt"]
        let name: String = try row["state"]
        let since: Timestamp? = try row["collectedAt"]
        let until: Timestamp? = try row["expiresAt"]
        let revoked: Timestamp? = try row["revokedAt"]
        switch (name, since, until, revoked) {
        case ("pending", nil, nil, nil): state = .pending
        case ("refused", nil, nil, nil): state = .refused
        case ("valid", let since?, let until?, nil): state = .valid(since: since, until: until)
        case ("revoked", let since?, let until?, let at?): state = .revoked(since: since, until: until, at: at)
        default: throw DatabaseError(.unreadable, "mandate.state")
        }
    }
}
