import CompanyRecords
import ExpertRouting
import Kernel
import Territories
import Testing

/// What must hold for any address book; each for a few hundred random ones.
@Suite struct `For any address book` {
    private static let zones = [
        "commune:59350", "commune:59009", "epci:200093201", "departement:59", "departement:62", "region:32",
        "region:11", "country:FR", "commune:62041",
    ]
    private static let communes = ["59350", "59009", "62041", "75111", "97411"]

    private func random(_ random: inout SeededNumbers) -> Book {
        var book = Book()
        for number in 1...Int.random(in: 1...12, using: &random) {
            func some(_ most: Int) -> [String] {
                (0..<Int.random(in: 0...most, using: &random)).map { _ in Self.zones.randomElement(using: &random)! }
            }
            let missing: [EligibilityRule.OnMissing] = [.accept, .reject, .review]
            let rules = (0..<Int.random(in: 0...2, using: &random)).map { _ in
                EligibilityRule(
                    id: Book.id(Int.random(in: 1...9999, using: &random)), owner: .init(.expertise, "x"),
                    when: .test(.init(.headcount, .atLeast(Double(Int.random(in: 0...60, using: &random))))),
                    onMissing: missing.randomElement(using: &random)!)
            }
            let substitute: Identifier<Expert>? = Bool.random(using: &random) ? Book.id(1) : nil
            book.add(
                number, organisation: "o\(number % 4)", unitZones: some(2), zones: some(1), expertiseZones: some(1),
                isNational: number % 3 == 0, rules: rules,
                presence: Int.random(in: 0...5, using: &random) == 0 ? .absent(substitute: substitute) : .present)
        }
        return book
    }

    private func company(_ random: inout SeededNumbers) -> CompanyFacts {
        var company = Book.company(Self.communes.randomElement(using: &random)!)
        if Bool.random(using: &random) { company.headcount = .within(HeadcountBand("12")!) }
        return company
    }

    private func forMany(_ body: (Book, CompanyFacts, inout SeededNumbers) -> Void) {
        var random = SeededNumbers(state: 7)
        for _ in 0..<300 {
            let book = self.random(&random)
            let company = self.company(&random)
            body(book, company, &random)
        }
    }

    @Test func `the order in which it was filled does not matter`() {
        forMany { book, company, random in
            var other = book
            other.experts.shuffle(using: &random)
            other.expertises.shuffle(using: &random)
            other.units.shuffle(using: &random)
            other.organisations.shuffle(using: &random)
            #expect(other.asked(company) == book.asked(company))
        }
    }

    @Test func `explaining changes nothing, and everybody rejected has a first failing step`() {
        forMany { book, company, _ in
            let plain = book.select(company)
            let explained = book.select(company, explain: .all)
            #expect(plain.selected.map(\.expert) == explained.selected.map(\.expert))
            #expect(plain.outcome == explained.outcome)
            #expect(plain.reason == explained.reason)
            for rejection in explained.rejected {
                #expect(rejection.clauses.first { $0.verdict == .fail }?.code == rejection.firstFailure)
            }
            for choice in explained.selected { #expect(!choice.clauses.contains { $0.verdict == .fail }) }
        }
    }

    @Test func `a zone more at a level that has zones already removes nobody`() {
        forMany { book, company, random in
            var wider = book
            let zone = Zone(Self.zones.randomElement(using: &random)!)!
            wider.experts = book.experts.map { expert in
                guard !expert.zones.isEmpty else { return expert }
                return Expert(
                    id: expert.id, unit: expert.unit, zones: expert.zones + [zone], presence: expert.presence)
            }
            #expect(Set(book.asked(company)).isSubset(of: wider.asked(company)))
        }
    }

    @Test func `the index finds whom a look at everybody finds`() {
        forMany { book, company, _ in
            let everybody = book.select(company, explain: .all)
            let seen = Set(everybody.selected.map(\.expertise) + everybody.rejected.map(\.expertise))
            #expect(seen.isSubset(of: book.expertises.map(\.id)))
            #expect(everybody.selected.count + everybody.rejected.count <= book.expertises.count)
        }
    }
}
