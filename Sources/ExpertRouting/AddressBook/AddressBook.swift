import Kernel
import Territories

/// Everybody who can be selected, at one instant, indexed by subject and zone; a value that threads share.
package struct AddressBook: Sendable {
    let subjects: [Identifier<Subject>: Subject]
    let entries: [Entry]
    let experts: [Identifier<Expert>: Expert]
    let ruleSet: RuleSet
    private let units: [String: UnitFacts]
    private let organisations: [String: OrganisationFacts]
    private let bySubject: [Identifier<Subject>: Index]

    /// An expertise with all that stands above it.
    struct Entry: Sendable {
        let expertise: Expertise
        let expert: Expert
        let unit: UnitFacts
        let organisation: OrganisationFacts
        let reach: Reach
        /// The rules of all four levels that concern its subject, the widest level first, by name within a level.
        let rules: [EligibilityRule]
    }

    /// The entries of one subject.
    private struct Index: Sendable {
        var all: [Int32] = []
        var byZone: [Zone: [Int32]] = [:]
    }

    /// Indexes what is given; what hangs from something that is not given is left out.
    package init(
        subjects: [Subject], organisations: [OrganisationFacts], units: [UnitFacts], experts: [Expert],
        expertises: [Expertise],
        ruleSet: RuleSet
    ) {
        let organisations = Dictionary(organisations.map { ($0.id, $0) }) { first, _ in first }
        let units = Dictionary(units.map { ($0.id, $0) }) { first, _ in first }
        let experts = Dictionary(experts.map { ($0.id, $0) }) { first, _ in first }
        var entries: [Entry] = []
        var bySubject: [Identifier<Subject>: Index] = [:]
        for expertise in expertises.sorted(by: { $0.id < $1.id }) {
            guard let expert = experts[expertise.expert], let unit = units[expert.unit],
                let organisation = organisations[unit.organisation]
            else { continue }
            let levels = [organisation.rules, unit.rules, expert.rules, expertise.rules]
            let rules = levels.flatMap { level in
                level.filter { $0.subjects.isEmpty || $0.subjects.contains(expertise.subject) }.sorted { $0.id < $1.id }
            }
            let entry = Entry(
                expertise: expertise, expert: expert, unit: unit, organisation: organisation,
                reach: Reach(expertise, expert, unit), rules: rules)
            let place = Int32(entries.count)
            entries.append(entry)
            bySubject[expertise.subject, default: Index()].all.append(place)
            for zone in Set(entry.reach.zones) {
                bySubject[expertise.subject]!.byZone[zone, default: []].append(place)
            }
        }
        self.subjects = Dictionary(subjects.map { ($0.id, $0) }) { first, _ in first }
        self.entries = entries
        self.experts = experts
        self.bySubject = bySubject
        self.ruleSet = ruleSet
        self.units = units
        self.organisations = organisations
    }

    /// How people call an expert, a unit and an organisation.
    func names(
        of expert: Identifier<Expert>, unit: String, organisation: String
    ) -> (expert: String?, unit: String?, organisation: String?) {
        (experts[expert]?.name, units[unit]?.name, organisations[organisation]?.name)
    }

    /// The places of all entries on a subject.
    func places(on subject: Identifier<Subject>) -> [Int32] { bySubject[subject]?.all ?? [] }

    /// The places of the entries on a subject that cover one of some zones, each once, in order.
    func places(on subject: Identifier<Subject>, covering zones: [Zone]) -> [Int32] {
        guard let index = bySubject[subject] else { return [] }
        var places: [Int32] = []
        for zone in zones { places += index.byZone[zone] ?? [] }
        if zones.count > 1 { places.sort() }
        var previous: Int32 = -1
        return places.filter { place in
            defer { previous = place }
            return place != previous
        }
    }
}
