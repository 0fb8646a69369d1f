package import Database
package import Kernel

/// The absences that are stored.
package struct AbsenceTable {
    private let connection: Connection

    /// The absences, as one connection sees them.
    package init(_ connection: Connection) { self.connection = connection }

    /// The absence of an account on a day; `nil` when it is there. Whoever is absent is not routed to, the substitute is.
    package func find(of account: Identifier<Account>, on day: Day) throws -> Absence? {
        try connection.first(
            "\(Self.columns) WHERE account = \(account) AND fromDay <= \(day) AND toDay >= \(day) ORDER BY id LIMIT 1",
            as: Absence.init)
    }

    func find(_ id: Identifier<Absence>) throws -> Absence? {
        try connection.first("\(Self.columns) WHERE id = \(id)", as: Absence.init)
    }

    func all(_ limit: Int, after id: Identifier<Absence>?, where condition: SQL) throws -> [Absence] {
        try connection.all(
            """
            \(Self.columns) WHERE id > \(id?.description ?? "") AND (\(condition)) ORDER BY id LIMIT \(limit)
            """, as: Absence.init)
    }

    func insert(_ absence: Absence) throws {
        try connection.run(
            """
            INSERT INTO absence (id, account, fromDay, toDay, substitute, createdAt, version)
            VALUES (\(absence.id), \(absence.account), \(absence.from), \(absence.to), \(absence.substitute),
                \(absence.createdAt), \(absence.version))
            """)
    }

    func remove(_ id: Identifier<Absence>) throws { try connection.run("DELETE FROM absence WHERE id = \(id)") }

    private static let columns: SQL = """
        SELECT id, account, fromDay, toDay, substitute, createdAt, version FROM absence
        """
}

extension Absence {
    fileprivate init(_ row: borrowing Row) throws {
        id = try row["id"]
        account = try row["account"]
        from = try row["fromDay"]
        to = try row["toDay"]
        substitute = try row["substitute"]
        createdAt = try row["createdAt"]
        version = try row["version"]
    }
}
