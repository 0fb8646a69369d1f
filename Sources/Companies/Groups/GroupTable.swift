import Database
import Endpoints
import Kernel
import Territories

/// The groups that are stored, and who is in them.
struct GroupTable {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    static let migration = Migration(
        "companies", "groups",
        """
        CREATE TABLE companyGroup (
            id TEXT PRIMARY KEY,
            organisation TEXT NOT NULL,
            name TEXT NOT NULL,
            legalBasis TEXT NOT NULL,
            reference TEXT,
            startsOn TEXT NOT NULL,
            endsOn TEXT NOT NULL CHECK (endsOn >= startsOn),
            scopes TEXT NOT NULL,
            version INTEGER NOT NULL CHECK (version > 0)
        ) STRICT;

        CREATE TABLE companyGroupMember (
            account TEXT NOT NULL,
            companyGroup TEXT NOT NULL REFERENCES companyGroup (id),
            role TEXT NOT NULL CHECK (role IN ('admin', 'member')),
            scopes TEXT NOT NULL,
            until TEXT,
            PRIMARY KEY (account, companyGroup)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX companyGroupMemberByGroup ON companyGroupMember (companyGroup);
        """)

    static let serviceMigration = Migration(
        "companies", "services-of-groups", "ALTER TABLE companyGroup ADD COLUMN service TEXT;")

    static let zoneMigration = Migration(
        "companies", "zones-of-groups", "ALTER TABLE companyGroup ADD COLUMN zones TEXT NOT NULL DEFAULT '[]';")

    func find(_ id: CompanyGroup.ID) throws -> CompanyGroup? {
        try connection.first("SELECT * FROM companyGroup WHERE id = \(id)", as: CompanyGroup.init)
    }

    /// The groups after one of them, all or those of an account.
    func list(of account: String?, after id: CompanyGroup.ID?, limit: Int) throws -> [CompanyGroup] {
        let membership: SQL =
            account.map {
                "AND EXISTS (SELECT 1 FROM companyGroupMember WHERE companyGroup = companyGroup.id AND account = \($0))"
            } ?? ""
        return try connection.all(
            """
            SELECT companyGroup.* FROM companyGroup WHERE id > \(id?.description ?? "") \(membership)
            ORDER BY id LIMIT \(limit)
            """, as: CompanyGroup.init)
    }

    func put(_ group: CompanyGroup) throws {
        try connection.run(
            """
            INSERT INTO companyGroup (id, organisation, name, legalBasis, reference, startsOn, endsOn, scopes, service, zones, version)
            VALUES (\(group.id), \(group.organisation), \(group.name), \(group.legalBasis), \(group.reference),
                \(group.startsOn), \(group.endsOn), \(CompanyScope.text(group.scopes)), \(group.service?.description),
                \(StoredJSON.text(group.zones)), \(group.version))
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, legalBasis = excluded.legalBasis,
                reference = excluded.reference, startsOn = excluded.startsOn, endsOn = excluded.endsOn,
                scopes = excluded.scopes, service = excluded.service, zones = excluded.zones, version = excluded.version
            """)
    }

    func members(of group: CompanyGroup.ID) throws -> [CompanyGroup.Member] {
        try connection.all(
            """
            SELECT account, role, scopes, until FROM companyGroupMember WHERE companyGroup = \(group)
            ORDER BY account LIMIT 1000
            """
        ) { row in
            let role: String = try row["role"]
            let scopes: String = try row["scopes"]
            return CompanyGroup.Member(
                account: try row["account"], role: CompanyGroup.Role(rawValue: role) ?? .member,
                scopes: CompanyScope.read(scopes), until: try row["until"])
        }
    }

    func put(_ member: CompanyGroup.Member, in group: CompanyGroup.ID) throws {
        try connection.run(
            """
            REPLACE INTO companyGroupMember (account, companyGroup, role, scopes, until)
            VALUES (\(member.account), \(group), \(member.role.rawValue), \(CompanyScope.text(member.scopes)), \(member.until))
            """)
    }

    /// Whether there was such a member.
    func remove(_ account: String, from group: CompanyGroup.ID) throws -> Bool {
        try connection.run(
            "DELETE FROM companyGroupMember WHERE account = \(account) AND companyGroup = \(group)") == 1
    }

    /// The SIRET of the service of the first of some groups that says it.
    func service(of groups: [CompanyGroup.ID]) throws -> String? {
        guard !groups.isEmpty else { return nil }
        return try connection.value(
            """
            SELECT service FROM companyGroup WHERE id IN (\(each: groups)) AND service IS NOT NULL ORDER BY id LIMIT 1
            """)
    }

    /// What the groups of an account give on a day; a scope that a group lost is lost to its members.
    func memberships(of account: String, on day: Day) throws -> [Clearance.Membership] {
        try connection.all(
            """
            SELECT companyGroup.id, role, member.scopes, companyGroup.scopes, companyGroup.zones FROM companyGroupMember AS member
            JOIN companyGroup ON companyGroup.id = member.companyGroup
            WHERE account = \(account) AND startsOn <= \(day) AND endsOn >= \(day) AND (until IS NULL OR until >= \(day))
            """
        ) { row in
            let role: String = try row[1]
            let own: String = try row[2]
            let all: String = try row[3]
            return Clearance.Membership(
                group: try row[0], isAdministrator: role == CompanyGroup.Role.admin.rawValue,
                scopes: CompanyScope.read(own).intersection(CompanyScope.read(all)),
                zones: try StoredJSON.read(row[4]))
        }
    }
}
