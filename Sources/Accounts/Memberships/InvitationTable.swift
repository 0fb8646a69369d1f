import Database
import Journal
import Kernel

/// The invitations that are stored.
struct InvitationTable {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    func find(_ id: Identifier<Invitation>) throws -> Invitation? {
        try connection.first("\(Self.columns) WHERE id = \(id)", as: Invitation.init)
    }

    /// The invitations that meet a condition, in the order of their names, after one of them.
    func all(_ limit: Int, after id: Identifier<Invitation>?, where condition: SQL) throws -> [Invitation] {
        try connection.all(
            """
            \(Self.columns) WHERE id > \(id?.description ?? "") AND (\(condition)) ORDER BY id LIMIT \(limit)
            """, as: Invitation.init)
    }

    func insert(_ invitation: Invitation) throws {
        try connection.run(
            """
            INSERT INTO invitation (id, account, role, organisation, unit, zones, invitedBy, createdAt, expiresAt, version)
            VALUES (\(invitation.id), \(invitation.account), \(invitation.role.rawValue),
                \(invitation.place.organisation), \(invitation.place.unit), \(invitation.place.zones),
                \(invitation.invitedBy), \(invitation.createdAt), \(invitation.expiresAt), \(invitation.version))
            """)
    }

    func withdraw(_ id: Identifier<Invitation>, at now: Timestamp) throws {
        try connection.run("UPDATE invitation SET withdrawnAt = \(now), version = version + 1 WHERE id = \(id)")
    }

    /// Gives an account the roles that wait for it.
    func acceptAll(of account: Identifier<Account>, in transaction: WriteTransaction, request: String?) throws {
        let now = transaction.now
        let waiting = try connection.all(
            """
            \(Self.columns) WHERE account = \(account) AND acceptedAt IS NULL AND withdrawnAt IS NULL
                AND expiresAt > \(now)
            ORDER BY id
            """, as: Invitation.init)
        let memberships = MembershipTable(connection)
        for invitation in waiting {
            try connection.run(
                "UPDATE invitation SET acceptedAt = \(now), version = version + 1 WHERE id = \(invitation.id)")
            let membership = Membership(
                id: transaction.identifier(), account: account, role: invitation.role, place: invitation.place,
                createdAt: now)
            do { try memberships.insert(membership) } catch let failure as Failure
                where failure.problem == .membershipExists
            { continue }
            try transaction.journal.append(
                .membershipGiven(membership), by: .account(account.description), request: request)
        }
    }

    private static let columns: SQL = """
        SELECT id, account, role, organisation, unit, zones, invitedBy, createdAt, expiresAt, acceptedAt, withdrawnAt,
            version FROM invitation
        """
}

extension Invitation {
    fileprivate init(_ row: borrowing Row) throws {
        id = try row["id"]
        account = try row["account"]
        let role: String = try row["role"]
        self.role = Role(rawValue: role)
        place = Place(organisation: try row["organisation"], unit: try row["unit"], zones: try row["zones"])
        invitedBy = try row["invitedBy"]
        createdAt = try row["createdAt"]
        expiresAt = try row["expiresAt"]
        let acceptedAt: Timestamp? = try row["acceptedAt"]
        let withdrawnAt: Timestamp? = try row["withdrawnAt"]
        outcome = acceptedAt.map { .accepted(at: $0) } ?? withdrawnAt.map { .withdrawn(at: $0) } ?? .pending
        version = try row["version"]
    }
}
