import Accounts
import Database
import Endpoints
import Kernel

/// The requests that are kept.
struct PrivacyRequestTable {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    private static let columns: SQL = """
        id, version, kind, account, email, message, state, exception, reason, createdAt, dueAt, decidedAt, liftedAt
        """

    func find(_ id: Identifier<PrivacyRequest>) throws -> PrivacyRequest? {
        try connection.first(
            "SELECT \(Self.columns) FROM privacyRequest WHERE id = \(id)", as: PrivacyRequest.init)
    }

    /// The latest first, after one of them; those of one account, or all.
    func latest(
        _ limit: Int, of account: String?, before id: Identifier<PrivacyRequest>?
    ) throws -> [PrivacyRequest] {
        let place = id?.description ?? "~"
        guard let account else {
            return try connection.all(
                "SELECT \(Self.columns) FROM privacyRequest WHERE id < \(place) ORDER BY id DESC LIMIT \(limit)",
                as: PrivacyRequest.init)
        }
        return try connection.all(
            """
            SELECT \(Self.columns) FROM privacyRequest WHERE account = \(account) AND id < \(place)
            ORDER BY id DESC LIMIT \(limit)
            """, as: PrivacyRequest.init)
    }

    /// Those of an address, the latest first.
    func all(ofAddress email: String) throws -> [PrivacyRequest] {
        try connection.all(
            """
            SELECT \(Self.columns) FROM privacyRequest WHERE email = \(email) ORDER BY id DESC LIMIT 1000
            """, as: PrivacyRequest.init)
    }

    func insert(_ request: PrivacyRequest) throws {
        try connection.run(
            """
            INSERT INTO privacyRequest (id, version, kind, account, email, message, state, createdAt, dueAt)
            VALUES (\(request.id), \(request.version), \(request.kind.rawValue), \(request.account),
                \(request.email), \(request.message), 'open', \(request.createdAt), \(request.dueAt))
            """)
    }

    /// Whether another request of the same person obtained the same, and stands.
    func stands(besides request: PrivacyRequest) throws -> Bool {
        try connection.value(
            """
            SELECT count(*) FROM privacyRequest
            WHERE account = \(request.account) AND kind = \(request.kind.rawValue) AND state = 'accepted'
                AND liftedAt IS NULL AND id <> \(request.id)
            """, as: Int.self) != 0
    }

    /// Writes what was decided.
    func save(_ request: PrivacyRequest) throws {
        let (state, exception, reason, decidedAt) = request.decision.columns
        try connection.run(
            """
            UPDATE privacyRequest SET version = \(request.version), state = \(state), exception = \(exception),
                reason = \(reason), decidedAt = \(decidedAt), liftedAt = \(request.liftedAt)
            WHERE id = \(request.id)
            """)
    }
}

extension PrivacyRequest {
    init(_ row: borrowing Row) throws {
        id = try row["id"]
        version = try row["version"]
        let kind: String = try row["kind"]
        self.kind = Kind(rawValue: kind)!
        account = try row["account"]
        email = try row["email"]
        message = try row["message"]
        createdAt = try row["createdAt"]
        dueAt = try row["dueAt"]
        liftedAt = try row["liftedAt"]
        let exception: String? = try row["exception"]
        let reason: String? = try row["reason"]
        let decidedAt: Timestamp? = try row["decidedAt"]
        switch (decidedAt, exception.flatMap(Exception.init)) {
        case (nil, _): decision = .open
        case (let at?, nil): decision = .accepted(at: at)
        case (let at?, let exception?): decision = .refused(exception, reason: reason ?? "", at: at)
        }
    }
}

extension PrivacyRequest.Decision {
    /// The columns that hold it.
    var columns: (state: String, exception: String?, reason: String?, decidedAt: Timestamp?) {
        switch self {
        case .open: ("open", nil, nil, nil)
        case .accepted(let at): ("accepted", nil, nil, at)
        case .refused(let exception, let reason, let at): ("refused", exception.rawValue, reason, at)
        }
    }
}
