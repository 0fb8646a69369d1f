package import Territories

/// A unit as selection knows it.
package struct UnitFacts: Sendable {
    package let id: String
    package let organisation: String
    package let name: String
    /// Whether it covers the whole country when it has no zones.
    package let isNational: Bool
    package let zones: [Zone]
    package let rules: [EligibilityRule]
    /// Whether people are sent to it.
    package let isActive: Bool

    /// A unit.
    package init(
        id: String, organisation: String, name: String = "", isNational: Bool = false, zones: [Zone] = [],
        rules: [EligibilityRule] = [], isActive: Bool = true
    ) {
        self.id = id
        self.organisation = organisation
        self.name = name
        self.isNational = isNational
        self.zones = zones
        self.rules = rules
        self.isActive = isActive
    }
}
