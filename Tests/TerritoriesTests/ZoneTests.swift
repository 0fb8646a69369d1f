import Territories
import Testing

/// Codes of territories, and what covers a place.
@Suite struct `Codes and zones` {
    @Test(arguments: [
        ("01001", true), ("2A004", true), ("2B033", true), ("97411", true), ("98735", true), ("2C004", false),
        ("20004", false), ("2a004", false), ("1A004", false), ("0100", false), ("010011", false), ("00001", false),
        ("0100é", false), ("", false),
    ])
    func `a commune has five characters, letters in Corsica only`(text: String, isValid: Bool) {
        #expect((Commune.Code(text) != nil) == isValid)
        if isValid { #expect(Commune.Code(text)?.description == text) }
    }

    @Test(arguments: [
        ("01", true), ("95", true), ("2A", true), ("971", true), ("976", true), ("20", false), ("96", false),
        ("975", false), ("1", false), ("00", false), ("2a", false), ("", false),
    ])
    func `a departement is one of the hundred and one`(text: String, isValid: Bool) {
        #expect((Departement.Code(text) != nil) == isValid)
    }

    @Test(arguments: [
        "country:FR", "region:32", "departement:59", "collectivity:975", "epci:200093201", "commune:59350",
    ])
    func `a zone is written as it is read`(text: String) {
        #expect(Zone(text)?.description == text)
    }

    @Test(arguments: [
        "country:BE", "region:XX", "departement:975", "collectivity:59", "epci:200093202", "commune:5935",
        "canton:5901",
        "departement", ":", "",
    ])
    func `a zone of another kind, or a code of another kind, is refused`(text: String) {
        #expect(Zone(text) == nil)
    }

    @Test func `a place is covered by its own zones only`() throws {
        let lille = try #require(Reference.bundled.resolve(Commune.Code("59350")!))
        #expect(
            lille.zones.map(\.description) == [
                "commune:59350", "epci:200093201", "departement:59", "region:32", "country:FR",
            ])
        for zone in lille.zones { #expect(lille.isCovered(by: zone)) }
        for other in ["commune:62041", "epci:243500139", "departement:62", "region:11", "collectivity:975"] {
            #expect(!lille.isCovered(by: Zone(other)!))
        }
    }

    @Test func `an arrondissement is covered by its own zone and by the whole commune's`() throws {
        let part = try #require(Reference.bundled.resolve(Commune.Code("75112")!))
        #expect(part.commune.code.description == "75056")
        #expect(part.isCovered(by: Zone("commune:75112")!))
        #expect(part.isCovered(by: Zone("commune:75056")!))
        #expect(!part.isCovered(by: Zone("commune:75111")!))
        let paris = try #require(Reference.bundled.resolve(Commune.Code("75056")!))
        #expect(!paris.isCovered(by: Zone("commune:75112")!))
    }

    @Test func `an overseas place lies in a collectivity, in no region and no departement`() throws {
        let papeete = try #require(Reference.bundled.resolve(Commune.Code("98735")!))
        #expect(papeete.zones.map(\.description) == ["commune:98735", "collectivity:987", "country:FR"])
        #expect(papeete.collectivity?.name == "Polynésie française")
    }

    @Test func `an index gives what covers a place, the narrowest first`() throws {
        var index = ZoneIndex<String>()
        index.insert("all of France", in: .country)
        index.insert("Nord", in: Zone("departement:59")!)
        index.insert("Pas-de-Calais", in: Zone("departement:62")!)
        index.insert("Lille", in: Zone("commune:59350")!)
        let lille = try #require(Reference.bundled.resolve(Commune.Code("59350")!))
        #expect(index.covering(lille).map(\.subject) == ["Lille", "Nord", "all of France"])
    }

    @Test func `an old code in a zone becomes the present one, an unknown code nothing`() throws {
        #expect(Reference.bundled.current(Zone("commune:74011")!) == Zone("commune:74010"))
        #expect(Reference.bundled.current(Zone("commune:75112")!) == Zone("commune:75112"))
        #expect(Reference.bundled.current(Zone("commune:59999")!) == nil)
        #expect(Reference.bundled.current(Zone("region:12")!) == nil)
        #expect(Reference.bundled.current(.country) == .country)
    }
}
