import Accounts
import Database
import Kernel
import WorkingTime

/// Who works where: memberships of accounts that may sign in, with the absences of one day.
struct MemberTable {
    private let connection: Connection
    private let day: Day

    init(_ connection: Connection, at instant: Timestamp) {
        self.connection = connection
        day = ParisTime.day(at: instant)
    }

    /// The members of a unit, by name.
    func members(of unit: Unit) throws -> [Member] {
        var members: [Member] = []
        try connection.stream(
            """
            SELECT account.id, account.name, role, function, absence.id IS NOT NULL AS isAbsent, substitute
            FROM membership JOIN account ON account.id = membership.account
            LEFT JOIN absence ON absence.account = account.id AND fromDay <= \(day) AND toDay >= \(day)
            WHERE organisation = \(unit.organisation) AND unit = \(unit.id)
                AND account.state IN ('invited', 'active')
            ORDER BY account.name, account.id, role
            """
        ) { row in
            let account: Identifier<Account> = try row[0]
            let role: String = try row[2]
            if let last = members.last, last.account == account {
                members[members.count - 1] = last.adding(role)
                return
            }
            let isAbsent: Bool = try row[4]
            members.append(
                Member(
                    account: account, name: try row[1], function: try row[3], roles: [role],
                    presence: isAbsent ? .absent(substitute: try row[5]) : .present))
        }
        return members
    }

    /// How many members a unit has, and how many of them are there.
    func activity(of unit: Unit) throws -> UnitActivity {
        try connection.first(
            """
            SELECT count(DISTINCT account.id), count(DISTINCT CASE WHEN absence.id IS NULL THEN account.id END)
            FROM membership JOIN account ON account.id = membership.account
            LEFT JOIN absence ON absence.account = account.id AND fromDay <= \(day) AND toDay >= \(day)
            WHERE organisation = \(unit.organisation) AND unit = \(unit.id)
                AND account.state IN ('invited', 'active')
            """
        ) { row in UnitActivity(members: try row[0], present: try row[1]) } ?? UnitActivity()
    }
}

extension Member {
    /// The same with one more role.
    fileprivate func adding(_ role: String) -> Member {
        guard roles.last != role else { return self }
        return Member(account: account, name: name, function: function, roles: roles + [role], presence: presence)
    }
}
