package import Database
package import Kernel

/// The emergencies that are stored.
package struct BreakGlassTable {
    private let connection: Connection

    /// The emergencies, as one connection sees them.
    package init(_ connection: Connection) { self.connection = connection }

    /// Whether an administrator may look at what concerns a person, now.
    ///
    /// - Parameter object: what exactly, as the journal names it: `ticket/0190…`.
    package func isOpen(
        for administrator: Identifier<Account>, on subject: Identifier<Account>, object: String, at now: Timestamp
    ) throws -> Bool {
        try connection.value(
            """
            SELECT 1 FROM breakGlass WHERE requestedBy = \(administrator) AND subject = \(subject)
                AND state = 'approved' AND expiresAt > \(now) AND (object IS NULL OR object = \(object))
            """, as: Int.self) != nil
    }

    func find(_ id: Identifier<BreakGlass>) throws -> BreakGlass? {
        try connection.first("\(Self.columns) WHERE id = \(id)", as: BreakGlass.init)
    }

    func all(_ limit: Int, after id: Identifier<BreakGlass>?, where condition: SQL) throws -> [BreakGlass] {
        try connection.all(
            """
            \(Self.columns) WHERE id > \(id?.description ?? "") AND (\(condition)) ORDER BY id LIMIT \(limit)
            """, as: BreakGlass.init)
    }

    func insert(_ glass: BreakGlass) throws {
        try connection.run(
            """
            INSERT INTO breakGlass (id, requestedBy, subject, object, reason, createdAt, state, version)
            VALUES (\(glass.id), \(glass.requestedBy), \(glass.subject), \(glass.object), \(glass.reason),
                \(glass.createdAt), \(glass.state.rawValue), \(glass.version))
            """)
    }

    func save(_ glass: BreakGlass) throws {
        try connection.run(
            """
            UPDATE breakGlass SET state = \(glass.state.rawValue), decidedBy = \(glass.decision?.by),
                decidedAt = \(glass.decision?.at), expiresAt = \(glass.expiresAt), version = \(glass.version)
            WHERE id = \(glass.id)
            """)
    }

    private static let columns: SQL = """
        SELECT id, requestedBy, subject, object, reason, createdAt, decidedBy, decidedAt, state, expiresAt, version
        FROM breakGlass
        """
}

extension BreakGlass {
    fileprivate init(_ row: borrowing Row) throws {
        id = try row["id"]
        requestedBy = try row["requestedBy"]
        subject = try row["subject"]
        object = try row["object"]
        reason = try row["reason"]
        createdAt = try row["createdAt"]
        let by: Identifier<Account>? = try row["decidedBy"]
        let at: Timestamp? = try row["decidedAt"]
        if let by, let at { decision = Decision(by: by, at: at) }
        let state: String = try row["state"]
        self.state = State(rawValue: state)!
        expiresAt = try row["expiresAt"]
        version = try row["version"]
    }
}
