package import Territories

/// A unit as selection knows it.
package struct UnitFacts: Sendable {
    package let id: String
    package let organisation: String
    /// Whether it covers the whole country when it has no zones.
    package let isNational: Bool
    package let zones: [Zone]
    package let rules: [EligibilityRule]

    /// A unit.
    package init(
        id: String, organisation: String, isNational: Bool = false, zones: [Zone] = [], rules: [EligibilityRule] = []
    ) {
        self.id = id
        self.organisation = organisation
        self.isNational = isNational
        self.zones = zones
        self.rules = rules
    }
}
