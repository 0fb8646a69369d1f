import Kernel

/// What a person may do with other people's accounts, roles and keys.
struct Authority {
    private let grants: [Grant]

    init(of caller: Caller) { grants = caller.person?.grants ?? [] }

    /// Whether the person administers the whole service.
    var isAdministrator: Bool {
        grants.contains { $0.role == .administrator && $0.organisation == nil && $0.zones.isEmpty }
    }

    /// The roles that manage people in a place.
    static let managers: [Role] = [.administrator, .organisationManager, .unitManager]

    /// Whether the person manages people in a place.
    func manages(_ place: Place) -> Bool {
        isAdministrator || grants.contains { Self.managers.contains($0.role) && place.isInside($0) }
    }

    /// Whether the person may give and take a role in a place.
    func mayGive(_ role: Role, in place: Place) -> Bool {
        if isAdministrator { return true }
        guard let profile = RoleProfile.of(role), place.organisation != nil else { return false }
        return grants.contains { profile.givenBy.contains($0.role) && $0.organisation != nil && place.isInside($0) }
    }

    /// Whether the person manages the keys of an organisation.
    func managesKeys(of organisation: Slug) -> Bool {
        isAdministrator
            || grants.contains {
                $0.role == .organisationManager && $0.organisation == organisation.description && $0.unit == nil
                    && $0.zones.isEmpty
            }
    }

    /// The grants by which the person manages people.
    var managerGrants: [Grant] { grants.filter { Self.managers.contains($0.role) } }

    /// Whether a list of people's things may hold those of others: what is narrowed to oneself does not.
    func sees(othersThan caller: Caller, when account: Identifier<Account>?) -> Bool {
        !managerGrants.isEmpty && account?.description != caller.person?.account
    }

    /// The organisations and units in which the person manages people, `nil` for all of them.
    var managedPlaces: [(organisation: String, unit: String?)]? {
        if isAdministrator { return nil }
        return grants.filter { Self.managers.contains($0.role) }.compactMap { grant in
            grant.organisation.map { ($0, grant.unit) }
        }
    }
}
