package import Kernel

/// A role that an account has in a place.
package struct Membership: Sendable {
    package let id: Identifier<Membership>
    package let account: Identifier<Account>
    package let role: Role
    package let organisation: Slug?
    package let unit: Slug?
    package internal(set) var zones: ZoneList
    /// What the person does there, in words.
    package internal(set) var function: PlainLine?
    package let createdAt: Timestamp
    package internal(set) var version: Int

    /// A new membership.
    init(
        id: Identifier<Membership>, account: Identifier<Account>, role: Role, place: Place, function: PlainLine? = nil,
        createdAt: Timestamp
    ) {
        self.id = id
        self.account = account
        self.role = role
        organisation = place.organisation
        unit = place.unit
        zones = place.zones
        self.function = function
        self.createdAt = createdAt
        version = 1
    }

    /// Where it counts.
    package var place: Place { Place(organisation: organisation, unit: unit, zones: zones) }

    /// What it lets the account do.
    package var grant: Grant {
        Grant(role, organisation: organisation?.description, unit: unit?.description, zones: zones.zones)
    }
}
