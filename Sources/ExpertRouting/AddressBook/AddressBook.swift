import Directory
import Kernel
import Territories

/// Everybody who can be selected, at one instant, indexed by subject and zone; a value that threads share.
package struct AddressBook: Sendable {
    private(set) var subjects: [Identifier<Subject>: Subject] {
        didSet { bySlug = AddressBook.bySlug(subjects) }
    }
    private var bySlug: [String: Identifier<Subject>]
    private(set) var experts: [Identifier<Expert>: Expert]
    let ruleSet: RuleSet
    private var units: [String: UnitFacts]
    private var organisations: [String: OrganisationFacts]
    private var bySubject: [Identifier<Subject>: SubjectIndex]

    /// Indexes what is given; what hangs from something that is not given is left out.
    package init(
        subjects: [Subject], organisations: [OrganisationFacts], units: [UnitFacts], experts: [Expert],
        expertises: [Expertise],
        ruleSet: RuleSet
    ) {
        self.subjects = Dictionary(subjects.map { ($0.id, $0) }) { first, _ in first }
        bySlug = AddressBook.bySlug(self.subjects)
        self.organisations = Dictionary(organisations.map { ($0.id, $0) }) { first, _ in first }
        self.units = Dictionary(units.map { ($0.id, $0) }) { first, _ in first }
        self.experts = Dictionary(experts.map { ($0.id, $0) }) { first, _ in first }
        self.ruleSet = ruleSet
        bySubject = [:]
        bySubject = entries(for: expertises).mapValues { SubjectIndex($0) }
    }

    /// Puts what was read again in the place of what stood there: only the subjects that it touches are indexed anew.
    mutating func apply(_ changes: BookChanges) {
        if let subjects = changes.subjects {
            self.subjects = Dictionary(subjects.map { ($0.id, $0) }) { first, _ in first }
        }
        for (id, organisation) in changes.organisations { organisations[id] = organisation }
        for (id, unit) in changes.units { units[id] = unit }
        for id in changes.touched { experts[id] = nil }
        for expert in changes.experts { experts[expert.id] = expert }
        guard !changes.touched.isEmpty else { return }
        let fresh = entries(for: changes.expertises)
        for (subject, index) in bySubject {
            let hasTouched = index.entries.contains { changes.touched.contains($0.expert.id) }
            guard hasTouched || fresh[subject] != nil else { continue }
            let kept = index.entries.filter { !changes.touched.contains($0.expert.id) }
            bySubject[subject] = SubjectIndex(kept + (fresh[subject] ?? []))
        }
        for (subject, entries) in fresh where bySubject[subject] == nil { bySubject[subject] = SubjectIndex(entries) }
    }

    /// The expertises with all that stands above them, by subject.
    private func entries(for expertises: [Expertise]) -> [Identifier<Subject>: [Entry]] {
        var entries: [Identifier<Subject>: [Entry]] = [:]
        for expertise in expertises {
            guard let expert = experts[expertise.expert], let unit = units[expert.unit],
                let organisation = organisations[unit.organisation]
            else { continue }
            entries[expertise.subject, default: []].append(Entry(expertise, expert, unit, organisation))
        }
        return entries
    }

    private static func bySlug(_ subjects: [Identifier<Subject>: Subject]) -> [String: Identifier<Subject>] {
        Dictionary(subjects.values.map { ($0.slug, $0.id) }) { first, _ in first }
    }

    /// The subject of a name.
    func subject(_ slug: Organisation.Slug) -> SubjectEntry? {
        bySlug[slug.description].flatMap { subjects[$0]?.entry }
    }

    /// How people call an expert, a unit and an organisation.
    func names(
        of expert: Identifier<Expert>, unit: String, organisation: String
    ) -> (expert: String?, unit: String?, organisation: String?) {
        (experts[expert]?.name, units[unit]?.name, organisations[organisation]?.name)
    }

    /// The entries on a subject; `nil` when nobody has it.
    func index(of subject: Identifier<Subject>) -> SubjectIndex? { bySubject[subject] }
}
