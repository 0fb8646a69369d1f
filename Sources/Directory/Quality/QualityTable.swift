import Accounts
import Database
import Kernel

/// Looks for what is wrong with entries.
struct QualityTable {
    private let connection: Connection
    private let now: Timestamp
    private let isBouncing: Directory.BounceCheck?

    /// Seconds after which silence counts.
    private static let year: Int64 = 365 * 86_400

    init(_ connection: Connection, at now: Timestamp, isBouncing: Directory.BounceCheck?) {
        self.connection = connection
        self.now = now
        self.isBouncing = isBouncing
    }

    /// Hands over each unit of an organisation, or of all, in the order of their ids, with what is wrong with it.
    func stream(of organisation: Organisation.Slug?, _ body: (Unit, Set<UnitIssue>) throws -> Void) throws {
        let isOfOrganisation: SQL = organisation.map { "AND unit.organisation = \($0)" } ?? ""
        let yearAgo = now.adding(seconds: -QualityTable.year)
        try connection.stream(
            """
            SELECT \(Unit.columns),
                (SELECT count(*) FROM membership JOIN account ON account.id = membership.account
                    WHERE membership.organisation = unit.organisation AND membership.unit = unit.id
                        AND account.state IN ('invited', 'active')) AS members,
                (SELECT count(*) FROM membership JOIN account ON account.id = membership.account
                    WHERE membership.organisation = unit.organisation AND membership.unit = unit.id
                        AND (account.state IN ('suspended', 'erased') OR account.lastActivityAt < \(yearAgo))) AS gone
            FROM unit JOIN unitPeriod AS period ON period.unit = unit.id
            WHERE validFrom <= \(now) AND validTo > \(now) \(isOfOrganisation) ORDER BY unit.id
            """
        ) { row in
            let unit = try Unit(row)
            let members: Int = try row["members"]
            let gone: Int = try row["gone"]
            var issues: Set<UnitIssue> = []
            if members == 0 { issues.insert(.noMember) }
            if gone > 0 { issues.insert(.membersGone) }
            if unit.details.coveredZones.isEmpty { issues.insert(.noZone) }
            if unit.verifiedAt <= yearAgo { issues.insert(.notVerified) }
            if let mailbox = unit.details.mailbox, try isBouncing?(mailbox, connection) ?? false {
                issues.insert(.addressBouncing)
            }
            try body(unit, issues)
        }
    }
}
