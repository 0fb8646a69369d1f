package import Database
package import Kernel

/// The memberships that are stored.
package struct MembershipTable {
    private let connection: Connection

    /// The memberships, as one connection sees them.
    package init(_ connection: Connection) { self.connection = connection }

    /// A membership by its name.
    package func find(_ id: Identifier<Membership>) throws -> Membership? {
        try connection.first("\(Self.columns) WHERE id = \(id)", as: Membership.init)
    }

    /// All that an account may do.
    package func of(_ account: Identifier<Account>) throws -> [Membership] {
        try connection.all("\(Self.columns) WHERE account = \(account) ORDER BY id", as: Membership.init)
    }

    /// The memberships that meet a condition, in the order of their names, after one of them.
    func all(_ limit: Int, after id: Identifier<Membership>?, where condition: SQL) throws -> [Membership] {
        try connection.all(
            """
            \(Self.columns) WHERE id > \(id?.description ?? "") AND (\(condition)) ORDER BY id LIMIT \(limit)
            """, as: Membership.init)
    }

    /// - Throws: `Failure(.membershipExists)` when the account has the role in the place already.
    func insert(_ membership: Membership) throws {
        let known = try connection.value(
            """
            SELECT 1 FROM membership WHERE account = \(membership.account) AND role = \(membership.role.rawValue)
                AND coalesce(organisation, '') = \(membership.organisation?.description ?? "")
                AND coalesce(unit, '') = \(membership.unit?.description ?? "")
            """, as: Int.self)
        guard known == nil else { throw Failure(.membershipExists) }
        try connection.run(
            """
            INSERT INTO membership (id, account, role, organisation, unit, zones, function, createdAt, version)
            VALUES (\(membership.id), \(membership.account), \(membership.role.rawValue), \(membership.organisation),
                \(membership.unit), \(membership.zones), \(membership.function), \(membership.createdAt),
                \(membership.version))
            """)
    }

    func save(_ membership: Membership) throws {
        try connection.run(
            """
            UPDATE membership SET zones = \(membership.zones), function = \(membership.function),
                version = \(membership.version)
            WHERE id = \(membership.id)
            """)
    }

    func remove(_ id: Identifier<Membership>) throws {
        try connection.run("DELETE FROM membership WHERE id = \(id)")
    }

    /// How many active accounts administer the whole service, one left out.
    func administrators(without account: Identifier<Account>) throws -> Int {
        try connection.value(
            """
            SELECT count(DISTINCT account) FROM membership JOIN account ON account.id = membership.account
            WHERE role = 'administrator' AND organisation IS NULL AND zones = '' AND account.id <> \(account)
                AND account.state IN ('invited', 'active')
            """) ?? 0
    }

    private static let columns: SQL = """
        SELECT id, account, role, organisation, unit, zones, function, createdAt, version FROM membership
        """
}

extension Membership {
    fileprivate init(_ row: borrowing Row) throws {
        let role: String = try row["role"]
        self.init(
            id: try row["id"], account: try row["account"], role: Role(rawValue: role),
            place: Place(organisation: try row["organisation"], unit: try row["unit"], zones: try row["zones"]),
            function: try row["function"], createdAt: try row["createdAt"])
        version = try row["version"]
    }
}
