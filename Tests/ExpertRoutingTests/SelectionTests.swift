import CompanyRecords
import ExpertRouting
import Kernel
import Territories
import Testing

@Suite struct `Selecting experts` {
    @Test func `takes every chamber and operator that concerns a baker in Lille, and says why not the others`() {
        var book = Book()
        let branch = Siren("879036895") ?? Siren("356000000")!
        let other = Siren("851240499") ?? Siren("552100554")!
        book.organisations = [
            OrganisationFacts(id: "cma", name: "CMA", categories: ["cma"]),
            OrganisationFacts(id: "cci", name: "CCI", categories: ["cci"]),
            OrganisationFacts(id: "ft", name: "France Travail"),
            OrganisationFacts(id: "opco-ep", name: "OPCO EP", siren: branch, categories: ["opco"]),
            OrganisationFacts(id: "opco-atlas", name: "OPCO Atlas", siren: other, categories: ["opco"]),
        ]
        book.add(1, organisation: "cma", unitZones: ["departement:59"])
        book.add(2, organisation: "cci", unitZones: ["region:32"])
        book.add(3, organisation: "ft", unitZones: ["commune:59350", "commune:59009"])
        book.add(4, organisation: "opco-ep", isNational: true)
        book.add(5, organisation: "opco-atlas", isNational: true)
        var baker = Book.company("59350")
        baker.naf = NafCode("1071C")
        baker.activityNatures = [.craft]
        baker.headcount = .within(HeadcountBand("02")!)
        baker.opco = branch
        let selection = book.select(baker, explain: .all)
        #expect(selection.outcome == .matched)
        // Commune, then departement, then country.
        #expect(selection.selected.map { Book.number($0.expert) } == [3, 1, 4])
        #expect(selection.rejected.map { Book.number($0.expert) } == [2, 5])
        #expect(selection.rejected.map(\.firstFailure) == [.chamber, .opco])
        let clause = selection.rejected[0].clauses.first { $0.verdict == .fail }
        #expect(clause?.actual == "craft")
        #expect(book.asked(baker) == [3, 1, 4], "explaining changes nothing")
    }

    @Test func `lets an expert's own zones take the place of the unit's`() {
        var book = Book()
        book.add(1, organisation: "o", unitZones: ["departement:80"], zones: ["commune:80021"])
        book.add(2, organisation: "o", unitZones: ["departement:80"])
        #expect(book.asked(Book.company("80001")) == [2])
        #expect(book.asked(Book.company("80021")) == [1, 2])
    }

    @Test func `lets an expertise's own zones take the place of the expert's`() {
        var book = Book()
        book.add(1, organisation: "o", zones: ["departement:80"], expertiseZones: ["commune:80021"])
        #expect(book.asked(Book.company("80001")).isEmpty)
        #expect(book.asked(Book.company("80021")) == [1])
    }

    @Test func `takes a national unit without zones everywhere, and a local one nowhere`() {
        var book = Book()
        book.add(1, organisation: "adie", isNational: true)
        book.add(2, organisation: "local")
        for commune in ["97411", "59350", "97502"] { #expect(book.asked(Book.company(commune)) == [1]) }
    }

    @Test func `covers an arrondissement by its own code and by its commune's`() {
        var book = Book()
        book.add(1, organisation: "o", zones: ["commune:75056"])
        book.add(2, organisation: "o", zones: ["commune:75111"])
        #expect(book.asked(Book.company("75111")) == [2, 1])
        #expect(book.asked(Book.company("75112")) == [1])
    }

    @Test func `asks each expert once, in the order of territory, name and identifier`() {
        var book = Book()
        book.add(1, organisation: "b", zones: ["departement:59"])
        book.add(2, organisation: "a", zones: ["departement:59"])
        book.add(3, organisation: "a", zones: ["departement:59"])
        book.add(4, organisation: "z", zones: ["commune:59350"])
        // A second expertise of the same expert on the subject, by another zone.
        book.expertises.append(
            Expertise(id: Book.id(2001), expert: Book.id(1), subject: Book.hiring, zones: [Zone("region:32")!]))
        #expect(book.asked(Book.company("59350")) == [4, 2, 3, 1])
    }

    @Test func `asks the substitute of somebody absent, and nobody when there is none`() {
        var book = Book()
        book.add(1, organisation: "o", zones: ["departement:59"], presence: .absent(substitute: Book.id(2)))
        book.add(2, organisation: "o", zones: ["departement:62"])
        let selection = book.select(Book.company("59350"))
        #expect(selection.selected.map { Book.number($0.expert) } == [2])
        #expect(selection.selected[0].substituteFor.map(Book.number) == 1)
        var alone = Book()
        alone.add(1, organisation: "o", zones: ["departement:59"], presence: .absent(substitute: nil))
        #expect(alone.select(Book.company("59350")).reason == .allAbsent)
    }

    @Test func `asks a substitute who is competent anyway on their own account`() {
        var book = Book()
        book.add(1, organisation: "o", zones: ["departement:59"], presence: .absent(substitute: Book.id(2)))
        book.add(2, organisation: "o", zones: ["region:32"])
        let selection = book.select(Book.company("59350"))
        #expect(selection.selected.map { Book.number($0.expert) } == [2])
        #expect(selection.selected[0].substituteFor == nil)
    }

    @Test func `keeps to the operator that a zone names, whatever the branch`() {
        var book = Book()
        let branch = Siren("356000000")!
        book.organisations = [
            OrganisationFacts(id: "branch", name: "Branch", siren: branch, categories: ["opco"]),
            OrganisationFacts(id: "mayotte", name: "Mayotte", categories: ["opco", "opcoOfMayotte"]),
        ]
        book.add(1, organisation: "branch", isNational: true)
        book.add(2, organisation: "mayotte", zones: ["departement:976"])
        var company = Book.company("97611")
        company.opco = branch
        #expect(book.asked(company) == [2])
        var unknown = Book.company("59350")
        #expect(book.select(unknown).reason == .dataMissing)
        unknown.opco = branch
        #expect(book.asked(unknown) == [1])
    }
}
