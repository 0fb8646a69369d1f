import ExpertRouting
import Kernel
import Territories

/// Measures the selection of experts: 10,000 experts, 60,000 expertises on 38 subjects, every commune of the reference data.
/// `bench-routing data/reference`.
@main enum BenchRouting {
    static func main() throws {
        let folder = CommandLine.arguments.dropFirst().first ?? "data/reference"
        let territories = try Territories(folder: folder)
        let communes = territories.communes(in: nil, after: nil, limit: .max)
        let epcis = territories.epcis.map { Zone.epci($0.siren) }
        let departements = territories.departements.map { Zone.departement($0.code) }
        let regions = territories.regions.map { Zone.region($0.code) }
        var random = SeededNumbers(state: 7)

        // A name made from a number.
        func name<Entity>(_ number: Int, of entity: Entity.Type = Entity.self) -> Identifier<Entity> {
            let digits = String(number)
            return Identifier("00000000-0000-7000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits)!
        }

        // Zones as experts have them: mostly a departement or some groupings, sometimes communes or a region.
        func someZones() -> [Zone] {
            switch Int.random(in: 0..<10, using: &random) {
            case 0: [regions.randomElement(using: &random)!]
            case 1...5: [departements.randomElement(using: &random)!]
            case 6...8: (0..<3).map { _ in epcis.randomElement(using: &random)! }
            default: (0..<8).map { _ in Zone.commune(communes.randomElement(using: &random)!.code) }
            }
        }

        let subjects = (1...38).map { Subject(id: name($0), slug: "subject-\($0)") }
        let organisations = (1...300).map { number in
            OrganisationFacts(
                id: "organisation-\(number)", name: "Organisation \(number)",
                rules: number % 3 == 0
                    ? [
                        EligibilityRule(
                            id: name(number), owner: .init(.organisation, "organisation-\(number)"),
                            when: .test(.init(.headcount, .between(0, 249))), onMissing: .accept)
                    ] : [])
        }
        let units = (1...2000).map { number in
            UnitFacts(id: "unit-\(number)", organisation: "organisation-\(number % 300 + 1)", zones: someZones())
        }
        let experts = (1...10_000).map { number in
            Expert(id: name(number), unit: "unit-\(number % 2000 + 1)", zones: number % 4 == 0 ? someZones() : [])
        }
        let expertises = (1...60_000).map { number in
            Expertise(
                id: name(number), expert: name(number % 10_000 + 1), subject: name(number / 10_000 * 6 + number % 6 + 1)
            )
        }

        let started = MonotonicClock.milliseconds()
        let book = AddressBook(
            subjects: subjects, organisations: organisations, units: units, experts: experts, expertises: expertises,
            ruleSet: RuleSet(chambers: [], opcoCategory: "opco", opcoExceptions: []))
        print("index of \(expertises.count) expertises: \(MonotonicClock.milliseconds() - started) ms")

        let chains = communes.compactMap { territories.resolve($0.code) }
        print("communes: \(chains.count)")

        // One evaluation.
        func evaluate(_ turn: Int, explain: SelectionRequest.Explanation) -> Int {
            var company = CompanyFacts(at: chains[turn &* 7919 % chains.count])
            company.headcount = .exactly(turn % 300)
            return book.select(
                SelectionRequest(
                    subject: subjects[turn % 36].id, company: company, day: Day("2026-03-12")!, explain: explain)
            ).selected.count
        }

        for (label, explain, turns) in [
            ("without explanations", SelectionRequest.Explanation.none, 40_000),
            ("selected explained", .selected, 20_000),
            ("all explained", .all, 300),
        ] {
            var times: [Int64] = []
            var found = 0
            let clock = ContinuousClock()
            let whole = clock.measure {
                for turn in 0..<turns {
                    let spent = clock.measure { found += evaluate(turn, explain: explain) }
                    times.append(Int64(spent.components.attoseconds / 1_000_000_000))
                }
            }
            times.sort()
            let seconds = Double(whole.components.seconds) + Double(whole.components.attoseconds) / 1e18
            print(
                "\(label): \(Int(Double(turns) / seconds))/s on one thread, p50 \(times[turns / 2] / 1000) us, "
                    + "p95 \(times[turns * 95 / 100] / 1000) us, \(found / turns) experts each")
        }

        let departement = territories.communes(in: .departement(Departement.Code("59")!), after: nil, limit: .max)
            .compactMap { territories.resolve($0.code) }
        let coverage = ContinuousClock().measure {
            for chain in departement {
                _ = book.select(
                    SelectionRequest(subject: subjects[0].id, company: CompanyFacts(at: chain), day: Day("2026-03-12")!)
                )
            }
        }
        print("coverage of \(departement.count) communes: \(Double(coverage.components.attoseconds) / 1e15) ms")
    }
}
