import ExpertRouting
import Kernel
import Territories

/// An address book of the size that the aims name: 10,000 experts, 60,000 expertises, 2,000 units, 300 organisations.
struct GeneratedNetwork {
    let organisations: [OrganisationFacts]
    let units: [UnitFacts]
    let experts: [Expert]
    let expertises: [Expertise]

    /// - Parameters:
    ///   - subjects: what the expertises are about; each expert has six of them.
    ///   - isLocal: whether nearly all zones are groupings of communes, so that a need finds three experts or so, as the
    ///     peer says of itself, rather than twenty.
    init(_ territories: Territories, subjects: [Identifier<Subject>], isLocal: Bool) {
        var random = SeededNumbers(state: 7)
        let communes = territories.communes(in: nil, after: nil, limit: .max)
        let epcis = territories.epcis.map { Zone.epci($0.siren) }
        let departements = territories.departements.map { Zone.departement($0.code) }
        let regions = territories.regions.map { Zone.region($0.code) }

        // Mostly a departement or some groupings, sometimes communes or a region.
        func someZones() -> [Zone] {
            if isLocal, Int.random(in: 0..<100, using: &random) > 0 {
                return (0..<2).map { _ in epcis.randomElement(using: &random)! }
            }
            return switch Int.random(in: 0..<10, using: &random) {
            case 0: [regions.randomElement(using: &random)!]
            case 1...5: [departements.randomElement(using: &random)!]
            case 6...8: (0..<3).map { _ in epcis.randomElement(using: &random)! }
            default: (0..<8).map { _ in Zone.commune(communes.randomElement(using: &random)!.code) }
            }
        }

        organisations = (1...300).map { number in
            let rule = EligibilityRule(
                id: Self.name(number), owner: .init(.organisation, "organisation-\(number)"),
                when: .test(.init(.headcount, .between(0, 249))), onMissing: .accept)
            return OrganisationFacts(
                id: "organisation-\(number)", name: "Organisation \(number)", rules: number % 3 == 0 ? [rule] : [])
        }
        units = (1...2000).map { number in
            UnitFacts(
                id: Self.name(number, of: UnitFacts.self).description,
                organisation: "organisation-\(number % 300 + 1)", zones: someZones())
        }
        experts = (1...10_000).map { number in
            Expert(
                id: Self.name(number), unit: Self.name(number % 2000 + 1, of: UnitFacts.self).description,
                zones: number % 4 == 0 ? someZones() : [])
        }
        expertises = (0..<60_000).map { number in
            Expertise(
                id: Self.name(number + 1), expert: Self.name(number % 10_000 + 1),
                subject: subjects[(number / 10_000 * 6 + number % 6) % subjects.count])
        }
    }

    /// A name made from a number.
    static func name<Entity>(_ number: Int, of entity: Entity.Type = Entity.self) -> Identifier<Entity> {
        let digits = String(number)
        return Identifier("00000000-0000-7000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits)!
    }
}
