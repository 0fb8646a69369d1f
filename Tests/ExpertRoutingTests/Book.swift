import CompanyRecords
import ExpertRouting
import Foundation
import Kernel
import Territories

/// A small address book made by hand, in a real territory.
struct Book {
    static let territories = try! Territories(
        folder: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "data/reference").path)

    var subjects: [Subject] = []
    var organisations: [OrganisationFacts] = []
    var units: [UnitFacts] = []
    var experts: [Expert] = []
    var expertises: [Expertise] = []

    static let rules = RuleSet(
        chambers: [
            RuleSet.Chamber(category: "cma", natures: [.craft, .regulatedCraft, .independent, .propertyManagement]),
            RuleSet.Chamber(
                category: "cci", natures: [.commercial, .commercialAgent, .independent, .propertyManagement]),
        ],
        opcoCategory: "opco",
        opcoExceptions: [RuleSet.OpcoException(zone: Zone("departement:976")!, category: "opcoOfMayotte")])

    var index: AddressBook {
        AddressBook(
            subjects: subjects, organisations: organisations, units: units, experts: experts, expertises: expertises,
            ruleSet: Book.rules)
    }

    /// A name made from a number.
    static func id<Entity>(_ number: Int, as entity: Entity.Type = Entity.self) -> Identifier<Entity> {
        let digits = String(number)
        let tail = String(repeating: "0", count: 12 - digits.count) + digits
        return Identifier("00000000-0000-7000-8000-" + tail)!
    }

    static let hiring: Identifier<Subject> = id(1)

    /// Adds an expert with one expertise, in a unit of their own.
    mutating func add(
        _ number: Int, organisation: String, unitZones: [String] = [], zones: [String] = [],
        expertiseZones: [String] = [], isNational: Bool = false, subject: Identifier<Subject> = hiring,
        rules: [EligibilityRule] = [], presence: Expert.Presence = .present, openMatches: Int = 0,
        lastChosenAt: String? = nil, capacity: Int? = nil, unit: String? = nil
    ) {
        let unit = unit ?? "unit-\(number)"
        if !organisations.contains(where: { $0.id == organisation }) {
            organisations.append(OrganisationFacts(id: organisation, name: organisation))
        }
        if !units.contains(where: { $0.id == unit }) {
            units.append(
                UnitFacts(
                    id: unit, organisation: organisation, isNational: isNational,
                    zones: unitZones.compactMap { Zone($0) }))
        }
        experts.append(
            Expert(
                id: Book.id(number), unit: unit, zones: zones.compactMap { Zone($0) }, presence: presence,
                openMatches: openMatches, lastChosenAt: lastChosenAt.flatMap { Timestamp($0) }))
        expertises.append(
            Expertise(
                id: Book.id(1000 + number), expert: Book.id(number), subject: subject,
                zones: expertiseZones.compactMap { Zone($0) }, rules: rules, capacity: capacity))
    }

    /// A company in a commune.
    static func company(_ commune: String) -> CompanyFacts {
        CompanyFacts(at: territories.resolve(Commune.Code(commune)!)!)
    }

    /// Who is asked, by number.
    func asked(
        _ company: CompanyFacts, on subject: Identifier<Subject> = hiring, day: String = "2026-03-12"
    ) -> [Int] {
        select(company, on: subject, day: day).selected.map { Book.number($0.expert) }
    }

    func select(
        _ company: CompanyFacts, on subject: Identifier<Subject> = hiring, day: String = "2026-03-12",
        bands: BandPolicy = .overlaps, explain: SelectionRequest.Explanation = .none
    ) -> Selection {
        index.select(
            SelectionRequest(subject: subject, company: company, day: Day(day)!, bands: bands, explain: explain))
    }

    static func number<Entity>(_ id: Identifier<Entity>) -> Int { Int(id.description.suffix(12))! }
}
