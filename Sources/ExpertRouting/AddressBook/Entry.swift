import Kernel

extension AddressBook {
    /// An expertise with all that stands above it.
    final class Entry: Sendable {
        let expertise: Expertise
        let expert: Expert
        let unit: UnitFacts
        let organisation: OrganisationFacts
        let reach: Reach
        /// The rules of all four levels that concern its subject, the widest level first, by name within a level.
        let rules: [EligibilityRule]
        /// What its rules ask of the place itself.
        let placeFields: Set<Field>

        init(_ expertise: Expertise, _ expert: Expert, _ unit: UnitFacts, _ organisation: OrganisationFacts) {
            self.expertise = expertise
            self.expert = expert
            self.unit = unit
            self.organisation = organisation
            reach = Reach(expertise, expert, unit)
            let levels = [organisation.rules, unit.rules, expert.rules, expertise.rules]
            rules = levels.flatMap { level in
                level.filter { $0.subjects.isEmpty || $0.subjects.contains(expertise.subject) }.sorted { $0.id < $1.id }
            }
            let fields = rules.flatMap { $0.when.tests.map(\.field) }
            placeFields = Set(fields).intersection([.commune, .epci, .departement, .region])
        }
    }
}
