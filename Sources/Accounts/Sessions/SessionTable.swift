import Crypto
package import Database
package import Kernel

/// The sessions that are stored.
package struct SessionTable {
    private let connection: Connection

    /// The sessions, as one connection sees them.
    package init(_ connection: Connection) { self.connection = connection }

    /// A session by its name, over or not.
    package func find(_ id: Identifier<Session>) throws -> Session? {
        try connection.first("\(Self.columns) WHERE id = \(id)", as: Session.init)
    }

    func find(_ token: Token) throws -> Session? {
        try connection.first("\(Self.columns) WHERE digest = \(token.digest)", as: Session.init)
    }

    /// The sessions of an account that are not over, the latest first.
    func live(
        of account: Identifier<Account>, at now: Timestamp, limit: Int, before id: Identifier<Session>?
    ) throws -> [Session] {
        let end = id?.description ?? "~"
        return try connection.all(
            """
            \(Self.columns) WHERE account = \(account) AND expiresAt > \(now)
                AND lastUsedAt > \(now.adding(seconds: -Session.longestPause)) AND id < \(end)
            ORDER BY id DESC LIMIT \(limit)
            """, as: Session.init)
    }

    func insert(_ session: Session, _ token: Token) throws {
        try connection.run(
            """
            INSERT INTO session (id, digest, account, method, context, createdAt, expiresAt, lastUsedAt)
            VALUES (\(session.id), \(token.digest), \(session.account), \(session.method), \(session.context),
                \(session.createdAt), \(session.expiresAt), \(session.lastUsedAt))
            """)
    }

    /// Notes a confirmation by a second factor, from which on another token is good.
    func confirm(_ id: Identifier<Session>, _ token: Token, at now: Timestamp) throws {
        try connection.run(
            "UPDATE session SET digest = \(token.digest), secondFactorAt = \(now), lastUsedAt = \(now) WHERE id = \(id)"
        )
    }

    /// Ends a session; whether there was one.
    package func remove(_ id: Identifier<Session>) throws -> Bool {
        try connection.run("DELETE FROM session WHERE id = \(id)") > 0
    }

    /// Ends the sessions of an account; how many there were.
    @discardableResult package func removeAll(of account: Identifier<Account>) throws -> Int {
        try connection.run("DELETE FROM session WHERE account = \(account)")
    }

    /// Forgets sessions that are over, a bounded number at a time.
    func removeExpired(at now: Timestamp) throws -> Int {
        try connection.run(
            """
            DELETE FROM session WHERE id IN (
                SELECT id FROM session WHERE expiresAt <= \(now) ORDER BY expiresAt LIMIT 1000)
            """)
    }

    private static let columns: SQL = """
        SELECT id, account, method, context, createdAt, expiresAt, lastUsedAt, secondFactorAt FROM session
        """
}

extension Session {
    fileprivate init(_ row: borrowing Row) throws {
        id = try row["id"]
        account = try row["account"]
        method = try row["method"]
        context = try row["context"]
        createdAt = try row["createdAt"]
        expiresAt = try row["expiresAt"]
        lastUsedAt = try row["lastUsedAt"]
        secondFactorAt = try row["secondFactorAt"]
    }
}
