package import CompanyRecords
package import Territories

/// Rules that hold for every organisation of a category, as data: which chamber a company belongs to, which operator of
/// competences concerns it.
package struct RuleSet: Sendable {
    /// By category of organisation: which natures of activity it takes on, when any is known.
    package let chambers: [Chamber]
    /// The category of the operators of competences.
    package let opcoCategory: String
    /// Where another operator than the branch's is competent, whatever the branch.
    package let opcoExceptions: [OpcoException]
    /// The categories of which one organisation's taking a need ends what its other experts have of it.
    package let firstTakerCloses: Set<String>

    /// Rules.
    package init(
        chambers: [Chamber], opcoCategory: String, opcoExceptions: [OpcoException], firstTakerCloses: Set<String> = []
    ) {
        self.chambers = chambers
        self.opcoCategory = opcoCategory
        self.opcoExceptions = opcoExceptions
        self.firstTakerCloses = firstTakerCloses
    }

    /// What a chamber takes on.
    package struct Chamber: Sendable {
        package let category: String
        package let natures: Set<ActivityNature>

        /// A chamber.
        package init(category: String, natures: Set<ActivityNature>) {
            self.category = category
            self.natures = natures
        }
    }

    /// A zone in which the operators of one category are competent, and no other.
    package struct OpcoException: Sendable {
        package let zone: Zone
        package let category: String

        /// An exception.
        package init(zone: Zone, category: String) {
            self.zone = zone
            self.category = category
        }
    }
}
