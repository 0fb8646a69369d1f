import CompanyRecords
import Database
import HTTP
import JSON
import Kernel
import LocalClient
import Territories
import TestSupport
import Testing

@testable import ExpertRouting

/// Coverage selects once for places that nothing tells apart: it must give what selecting for each gives.
@Suite struct `The coverage of a subject` {
    private static let day = Day("2026-03-12")!
    private static let zones = [
        "departement:59", "departement:976", "region:32", "epci:200093201", "epci:245900428", "commune:59350",
        "commune:59009", "commune:59606", "commune:97611", "country:FR",
    ]

    /// Experts here and there; rules that ask where the company is; operators of competences.
    private func random(_ random: inout SeededNumbers) -> Book {
        var book = Book()
        book.organisations = [
            OrganisationFacts(id: "opco", name: "opco", siren: Siren("356000000"), categories: ["opco"]),
            OrganisationFacts(id: "mayotte", name: "mayotte", categories: ["opco", "opcoOfMayotte"]),
        ]
        for number in 1...8 {
            let place: [Condition.Test] = [
                .init(.commune, .equals(.text("59350"))),
                .init(.epci, .isIn([.text("200093201"), .text("245900428")])),
                .init(.departement, .hasPrefix(["5"])), .init(.region, .equals(.text("32"))),
                .init(.headcount, .atLeast(10)),
            ]
            let test = Condition.test(place.randomElement(using: &random)!)
            let rules =
                Int.random(in: 0...2, using: &random) == 0
                ? [
                    EligibilityRule(
                        id: Book.id(number), owner: .init(.expertise, "x"),
                        when: Bool.random(using: &random) ? test : .not(test), onMissing: .reject)
                ] : []
            let own = (0..<Int.random(in: 0...2, using: &random)).map { _ in Self.zones.randomElement(using: &random)! }
            book.add(
                number, organisation: ["a", "b", "opco", "mayotte"].randomElement(using: &random)!,
                unitZones: own, isNational: number % 4 == 0, rules: rules,
                presence: number % 5 == 0 ? .absent(substitute: nil) : .present)
        }
        return book
    }

    @Test func `is that of every commune looked at by itself`() {
        var random = SeededNumbers(state: 11)
        let chains = ["59", "976"].flatMap { Book.territories.chains(in: .departement(Departement.Code($0)!))! }
        #expect(chains.count > 650)
        for turn in 0..<40 {
            let book = self.random(&random)
            func company(_ chain: Chain) -> CompanyFacts {
                var company = CompanyFacts(at: chain)
                if turn % 2 == 0 { company.headcount = .exactly(12) }
                if turn % 3 == 0 { company.opco = Siren("356000000") }
                return company
            }
            let cells = Coverage(
                of: Book.hiring, in: chains, book.index, on: Self.day, by: .commune, for: company
            ).cells
            #expect(cells.map(\.zone) == chains.map { Zone.commune($0.commune.code) })
            let index = book.index
            var wrong: [String] = []
            for (chain, cell) in zip(chains, cells) {
                let alone = index.select(
                    SelectionRequest(subject: Book.hiring, company: company(chain), day: Self.day))
                if cell.experts != alone.selected.count || cell.reason != alone.reason
                    || cell.organisations != Set(alone.selected.map(\.organisation))
                {
                    wrong.append(cell.name)
                }
            }
            #expect(wrong.isEmpty, "\(turn)")
        }
    }

    @Test func `gives Mayotte its own operator of competences`() throws {
        let service = try RoutingService()
        _ = try service.team("opco-exemple", categories: ["opco"], siren: "356000000", zones: ["country:FR"])
        _ = try service.team(
            "opco-de-mayotte", categories: ["opco"], more: ["opcoOfMayotte"], zones: ["departement:976"])
        func told(_ commune: String, _ filter: String) throws -> [String] {
            let answer = try service.get(
                "/v1/routing/coverage?subject=recruter&territory=commune:\(commune)" + filter, as: "adviser")
            #expect(answer.status == 200, "\(answer.text)")
            let cell = try answer.json["cells"]?.elements.first { _ in true }
            return cell?["organisations"]?.elements.compactMap(\.string) ?? []
        }
        #expect(try told("59350", "&opco=356000000") == ["opco-exemple"])
        #expect(try told("59350", "") == [], "nobody says whose company it is")
        // Mamoudzou: whatever the company belongs to.
        #expect(try told("97611", "&opco=356000000") == ["opco-de-mayotte"])
        #expect(try told("97611", "") == ["opco-de-mayotte"])
    }

    @Test func `is measured once a day, where there are experts, and becomes a figure`() throws {
        let held = HeldDatabase()
        let service = try RoutingService(extra: [held.feature])
        func measure() throws {
            #expect(try service.api.owner.send(.post, "/v1/owner/routing/coverage").status == 204)
        }
        func coverage() throws -> JSONValue? { try service.get("/v1/routing/indicators").json["coverage"] }
        try measure()
        #expect(try coverage()?["measuredOn"]?.kind == .null, "no expert, nothing to measure")
        _ = try service.team("cma", zones: ["commune:59350"])
        try measure()
        try measure()
        let holes = try coverage()?["holes"]
        #expect(try coverage()?["measuredOn"]?.string == "2026-03-12")
        let hiring = try #require(holes?["recruter"]?.double)
        #expect(hiring > 0.85 && hiring < 1, "Lille is a tenth of the Nord, where the expert is")
        #expect(holes?["formation"]?.double == 1 || holes?.members.contains { $0.value.double == 1 } == true)
        let count = holes?.count ?? 0
        let entries = try held.database.makeReader().read { connection in
            try connection.value(
                "SELECT count(*) FROM journalEntry WHERE code = 'coverage-measured'", as: Int.self)
        }
        #expect(count > 30 && entries == count, "once a day")
        service.time.advance(minutes: 24 * 60)
        try measure()
        #expect(try coverage()?["measuredOn"]?.string == "2026-03-13")
    }

    @Test func `may be asked for one kind of company`() throws {
        let service = try RoutingService()
        _ = try service.team("cma", categories: ["cma"], zones: ["departement:59"])
        _ = try service.team("bpi-exemple", zones: ["departement:59"])
        _ = try service.rule(#"{"field":"headcount","op":"gte","value":50}"#, of: "bpi-exemple", onMissing: "reject")
        _ = try service.rule(
            #"{"field":"naf","op":"prefix","value":"10"}"#, of: "cma", onMissing: "accept")
        func lille(_ filter: String) throws -> [String] {
            let path = "/v1/routing/coverage?subject=recruter&territory=commune:59350"
            let answer = try service.get(path + filter, as: "adviser")
            #expect(answer.status == 200, "\(answer.text)")
            let cell = try answer.json["cells"]?.elements.first { _ in true }
            return (cell?["organisations"]?.elements.compactMap(\.string) ?? []) + [cell?["status"]?.string ?? ""]
        }
        #expect(try lille("") == ["cma", "noMember"])
        #expect(try lille("&headcount=80&naf=10.71C") == ["bpi-exemple", "cma", "noMember"])
        #expect(try lille("&headcountBand=21&naf=62.01Z") == ["bpi-exemple", "noMember"])
        #expect(try lille("&headcount=3&activityNature=commercial") == ["hole"])
        for wrong in ["headcount=-1", "headcountBand=99", "legalForm=57", "naf=x", "createdOn=2026", "ess=maybe"] {
            let answer = try service.get(
                "/v1/routing/coverage?subject=recruter&territory=commune:59350&" + wrong, as: "adviser")
            #expect(answer.status == 400 && answer.fault.hasPrefix("?\(wrong.prefix { $0 != "=" })"), "\(answer.text)")
        }
    }
}
