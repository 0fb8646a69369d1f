import Database
import Kernel

/// What a caller may see and do, by the groups that they belong to today.
struct Clearance: Sendable {
    let account: String?
    let memberships: [Membership]
    let purpose: Purpose?

    /// What a group gives to one of its members, today.
    struct Membership: Hashable, Sendable {
        let group: CompanyGroup.ID
        let isAdministrator: Bool
        let scopes: Set<CompanyScope>
    }

    init(of caller: Caller, purpose: Purpose? = nil, on day: Day, in connection: Connection) throws {
        account = caller.person?.account
        self.purpose = purpose
        memberships = try account.map { try GroupTable(connection).memberships(of: $0, on: day) } ?? []
    }

    /// What somebody may see who is not asking now.
    init(of account: String, on day: Day, in connection: Connection) throws {
        self.init(
            account: account, memberships: try GroupTable(connection).memberships(of: account, on: day), purpose: nil)
    }

    private init(account: String?, memberships: [Membership], purpose: Purpose?) {
        self.account = account
        self.memberships = memberships
        self.purpose = purpose
    }

    /// The same, with one more group of which the caller is a system.
    func speaking(for group: CompanyGroup.ID) -> Clearance {
        let own = Membership(group: group, isAdministrator: false, scopes: [.writeInterventions])
        return Clearance(account: account, memberships: memberships + [own], purpose: purpose)
    }

    /// Whether one of the groups gives a scope.
    func has(_ scope: CompanyScope) -> Bool { memberships.contains { $0.scopes.contains(scope) } }

    /// Whether what is not public may be shown: with a purpose, to any agent.
    var seesNonPublic: Bool { account != nil && purpose != nil }

    func isMember(of group: CompanyGroup.ID) -> Bool { memberships.contains { $0.group == group } }

    func administers(_ group: CompanyGroup.ID) -> Bool {
        memberships.contains { $0.group == group && $0.isAdministrator }
    }

    /// The groups that give a scope.
    func groups(with scope: CompanyScope) -> [CompanyGroup.ID] {
        memberships.filter { $0.scopes.contains(scope) }.map(\.group)
    }
}
