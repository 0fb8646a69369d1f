/// A role that a person holds, and where it counts.
package struct Grant: Hashable, Sendable {
    package let role: Role
    /// The organisation for which it counts; every one when absent.
    package let organisation: String?
    /// The unit for which it counts; the whole organisation when absent.
    package let unit: String?
    /// The zones in which it counts, as `departement:59`; everywhere when empty.
    package let zones: [String]

    /// A role within a perimeter.
    package init(_ role: Role, organisation: String? = nil, unit: String? = nil, zones: [String] = []) {
        self.role = role
        self.organisation = organisation
        self.unit = unit
        self.zones = zones
    }
}
