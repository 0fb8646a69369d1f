import Database
package import Kernel

/// Where a role counts: an organisation or one of its units, and zones.
package struct Place: Hashable, Sendable {
    /// The slug of the organisation; every one when absent.
    package let organisation: Slug?
    /// The name of the unit; the whole organisation when absent.
    package let unit: Slug?
    /// The zones; everywhere when empty.
    package let zones: ZoneList

    /// A place.
    package init(organisation: Slug? = nil, unit: Slug? = nil, zones: ZoneList = ZoneList()) {
        self.organisation = organisation
        self.unit = unit
        self.zones = zones
    }

    /// Whether a grant's own place takes this one in whole.
    package func isInside(_ grant: Grant) -> Bool {
        if let theirs = grant.organisation, theirs != organisation?.description { return false }
        if let theirs = grant.unit, theirs != unit?.description { return false }
        return grant.zones.isEmpty || !zones.zones.isEmpty && zones.zones.allSatisfy(Set(grant.zones).contains)
    }
}
