import Database
import Kernel
import Territories

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
        /// Where the scopes count; everywhere without any.
        let zones: [Zone]

        /// The same for a place: of scopes that count elsewhere, only what is not about a place is left.
        func at(_ place: Chain?) -> Membership {
            if zones.isEmpty || zones.contains(where: { place?.isCovered(by: $0) == true }) { return self }
            return Membership(
                group: group, isAdministrator: isAdministrator, scopes: scopes.intersection([.export]), zones: zones)
        }
    }

    init(of caller: Caller, purpose: Purpose? = nil, on day: Day, in connection: Connection) throws {
        account = caller.person?.account
        self.purpose = purpose
        memberships = try account.map { try GroupTable(connection).memberships(of: $0, on: day) } ?? []
    }

    /// What somebody may see who is not asking now.
    init(of account: String, purpose: Purpose? = nil, on day: Day, in connection: Connection) throws {
        self.init(
            account: account, memberships: try GroupTable(connection).memberships(of: account, on: day),
            purpose: purpose)
    }

    private init(account: String?, memberships: [Membership], purpose: Purpose?) {
        self.account = account
        self.memberships = memberships
        self.purpose = purpose
    }

    /// The same, with one more group of which the caller is a system.
    func speaking(for group: CompanyGroup.ID) -> Clearance {
        let own = Membership(group: group, isAdministrator: false, scopes: [.writeInterventions], zones: [])
        return Clearance(account: account, memberships: memberships + [own], purpose: purpose)
    }

    /// What counts at a place; scopes that count in some territories alone open nothing at a place that is not known.
    func at(_ place: Chain?) -> Clearance {
        Clearance(account: account, memberships: memberships.map { $0.at(place) }, purpose: purpose)
    }

    /// Whether one of the groups gives a scope.
    func has(_ scope: CompanyScope) -> Bool { memberships.contains { $0.scopes.contains(scope) } }

    /// Whether what is not public may be shown: with a purpose, to any agent.
    var seesNonPublic: Bool { account != nil && purpose != nil }

    func isMember(of group: CompanyGroup.ID) -> Bool { memberships.contains { $0.group == group } }

    func administers(_ group: CompanyGroup.ID) -> Bool {
        memberships.contains { $0.group == group && $0.isAdministrator }
    }

    /// All that the groups give.
    var scopes: Set<CompanyScope> { memberships.reduce(into: []) { $0.formUnion($1.scopes) } }

    /// The groups that give one of some scopes.
    func groups(withAnyOf scopes: Set<CompanyScope>) -> [CompanyGroup.ID] {
        memberships.filter { !$0.scopes.isDisjoint(with: scopes) }.map(\.group)
    }

    /// The groups that give a scope.
    func groups(with scope: CompanyScope) -> [CompanyGroup.ID] {
        memberships.filter { $0.scopes.contains(scope) }.map(\.group)
    }
}
