package import Territories

/// An organisation as selection knows it.
package struct OrganisationFacts: Sendable {
    package let id: String
    package let name: String
    package let siren: Siren?
    /// What the rule sets call it: `cma`, `cci`, `unapl`, `opco`...
    package let categories: Set<String>
    package let isLive: Bool
    package let rules: [EligibilityRule]
    /// Expected answers to the questions of a subject: one grouping of them is enough.
    package let groupings: [Grouping]

    /// An organisation.
    package init(
        id: String, name: String, siren: Siren? = nil, categories: Set<String> = [], isLive: Bool = true,
        rules: [EligibilityRule] = [], groupings: [Grouping] = []
    ) {
        self.id = id
        self.name = name
        self.siren = siren
        self.categories = categories
        self.isLive = isLive
        self.rules = rules
        self.groupings = groupings
    }
}
