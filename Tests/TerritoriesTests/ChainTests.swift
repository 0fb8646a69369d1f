import Territories
import Testing

/// Resolving a code into the chain that everything else is decided on.
@Suite struct `Resolving a commune` {
    @Test func `gives the whole chain`() throws {
        let chain = try #require(Reference.bundled.resolve(Commune.Code("59350")!))
        #expect(chain.commune.name == "Lille")
        #expect(chain.epci?.name == "Métropole Européenne de Lille")
        #expect(chain.epci?.kind == .metropole)
        #expect(chain.departement?.name == "Nord")
        #expect(chain.region?.name == "Hauts-de-France")
        #expect(chain.collectivity == nil)
        #expect(chain.replaces == nil)
        #expect(chain.commune.postalCodes.map(\.description) == ["59000", "59160", "59260", "59777", "59800"])
    }

    @Test(arguments: [
        ("74011", "74010", FormerCommune.Kind.delegated), ("01120", "01262", .associated), ("01324", "01245", .merged),
    ])
    func `an old code gives the present commune and says what it replaces`(
        old: String, present: String, kind: FormerCommune.Kind
    ) throws {
        let chain = try #require(Reference.bundled.resolve(Commune.Code(old)!))
        #expect(chain.commune.code.description == present)
        #expect(chain.replaces?.code.description == old)
        #expect(chain.replaces?.kind == kind)
    }

    @Test(arguments: [("75101", "75056", 1), ("69389", "69123", 1), ("13216", "13055", 1), ("75116", "75056", 2)])
    func `an arrondissement of Paris, Lyon or Marseille gives its commune`(
        part: String, whole: String, postalCodes: Int
    ) throws {
        let chain = try #require(Reference.bundled.resolve(Commune.Code(part)!))
        #expect(chain.commune.code.description == whole)
        #expect(chain.arrondissement?.code.description == part)
        #expect(chain.arrondissement?.postalCodes.count == postalCodes)
        #expect(Set(chain.arrondissement!.postalCodes).isSubset(of: chain.commune.postalCodes))
    }

    @Test(arguments: ["22016", "29083", "29155", "85113"])
    func `four islands belong to no grouping`(code: String) throws {
        let chain = try #require(Reference.bundled.resolve(Commune.Code(code)!))
        #expect(chain.epci == nil)
        #expect(chain.zones.count == 4)
    }

    @Test func `an unknown code gives nothing`() {
        #expect(Reference.bundled.resolve(Commune.Code("59999")!) == nil)
        #expect(Reference.bundled.resolve(Commune.Code("99100")!) == nil)
    }

    @Test func `counts are those of the official vintage`() {
        #expect(Reference.bundled.regions.count == 18)
        #expect(Reference.bundled.departements.count == 101)
        #expect(Reference.bundled.collectivities.count == 8)
        #expect(Reference.bundled.epcis.count == 1253)
        #expect(Reference.bundled.communeCount == 34_875 + 94)
    }

    @Test func `a grouping knows its communes, and each of them knows it`() throws {
        let lille = try #require(Reference.bundled.epci(Siren("200093201")!))
        let members = Reference.bundled.communes(of: lille)
        #expect(members.count == 95)
        #expect(members.allSatisfy { $0.epci == lille.siren })
        let all = Reference.bundled.epcis.reduce(0) { $0 + Reference.bundled.communes(of: $1).count }
        #expect(all == 34_875 - 4)
    }

    @Test func `each table says its vintage, source and licence`() {
        for vintage in Reference.bundled.vintages {
            #expect(!vintage.vintage.isEmpty && !vintage.source.isEmpty && vintage.rows > 0)
            #expect(vintage.licence == "Licence Ouverte 2.0")
        }
        #expect(Reference.bundled.vintages.contains { $0.table == "communes" })
    }

    @Test func `activities have five levels up to their section`() throws {
        let activities = try #require(Reference.bundled.nomenclature(.naf2008))
        var chain = [try #require(activities["62.01Z"])]
        while let parent = chain.last?.parent { chain.append(try #require(activities[parent])) }
        #expect(chain.map(\.code) == ["62.01Z", "62.01", "62.0", "62", "J"])
        #expect(chain[0].label == "Programmation informatique")
        #expect(activities.entries(below: "62.0", limit: 10).map(\.code) == ["62.01", "62.02", "62.03", "62.09"])
        #expect(activities.entries(matching: "boulangerie patiss", limit: 10).map(\.code).contains("10.71C"))
        #expect(activities["62.99Z"] == nil)
    }

    @Test func `trades are found by a word of their label`() throws {
        let trades = try #require(Reference.bundled.nomenclature(.trades))
        #expect(trades.count == 1584)
        #expect(trades.entries(matching: "macon", limit: 10).contains { $0.code == "F1703" })
        let first = trades.entries(limit: 2)
        #expect(trades.entries(after: first[0].code, limit: 1) == [first[1]])
    }
}
