import Territories
import Testing

/// Finding communes as people type them.
@Suite struct `Searching communes` {
    private func names(_ query: String, in area: String? = nil, limit: Int = 5) -> [String] {
        Reference.bundled.communes(named: query, in: area.flatMap { Area($0) }, limit: limit).map(\.name)
    }

    @Test(arguments: [
        ("saint etienne", "Saint-Étienne"), ("SAINT-ÉTIENNE", "Saint-Étienne"), ("st etienne", "Saint-Étienne"),
        ("St-Étienne", "Saint-Étienne"), ("ste marie", "Sainte-Marie"), ("l'hay les roses", "L'Haÿ-les-Roses"),
        ("l’haÿ", "L'Haÿ-les-Roses"), ("lhuis", "Lhuis"), ("oeuf en", "Œuf-en-Ternois"), ("ŒUF-EN", "Œuf-en-Ternois"),
        ("e\u{301}vry c", "Évry-Courcouronnes"), ("rom", "Rom"), ("eu", "Eu"), ("paita", "Païta"),
        ("besancon", "Besançon"), ("Le  Mans", "Le Mans"),
        (" lille ", "Lille"),
    ])
    func `folds accents, hyphens, apostrophes, ligatures and saint`(query: String, first: String) {
        #expect(names(query).first == first)
    }

    @Test func `gives the very name first, then names that begin with it, the most populated first`() {
        let found = names("lille", limit: 50)
        #expect(found.first == "Lille")
        #expect(found.prefix(4).dropFirst().allSatisfy { $0.hasPrefix("Lill") })
        #expect(found.contains("Marquette-lez-Lille"))
        #expect(found.firstIndex(of: "Lillers")! < found.firstIndex(of: "Marquette-lez-Lille")!)
        let pa = Reference.bundled.communes(named: "pa", limit: 20)
        #expect(pa.first?.name == "Paris")
        #expect(zip(pa, pa.dropFirst()).allSatisfy { $0.population! >= $1.population! })
    }

    @Test func `an unfinished st may be saint or the beginning of another word`() {
        let found = Reference.bundled.communes(named: "st", limit: 100).map(\.name)
        #expect(found.contains("Strasbourg"))
        #expect(found.contains("Saint-Denis"))
        #expect(!Reference.bundled.communes(named: "st ", limit: 100).map(\.name).contains("Stains"))
    }

    @Test(arguments: [
        ("chalon saone", "Chalon-sur-Saône"), ("ivry s seine", "Ivry-sur-Seine"), ("bresse bourg", "Bourg-en-Bresse"),
    ])
    func `finds words that do not follow each other when nothing else answers`(query: String, first: String) {
        #expect(names(query).first == first)
    }

    @Test func `finds the commune of today by a name of old`() {
        #expect(names("annecy-le-vieux") == ["Annecy"])
        let annecy = Reference.bundled.communes(named: "annecy", limit: 50)
        #expect(annecy.first?.name == "Annecy")
        #expect(Set(annecy.map(\.code)).count == annecy.count)
    }

    @Test(arguments: ["", "   ", "-", "zzzzz", "%", "'; DROP TABLE commune", "\u{0}", "🏴"])
    func `answers nothing to what is no name`(query: String) {
        #expect(names(query).isEmpty)
    }

    @Test func `keeps to one area`() {
        #expect(
            names("saint", in: "59", limit: 100).count
                == Reference.bundled.communes(named: "saint", in: Area("59"), limit: 100).count)
        #expect(
            Reference.bundled.communes(named: "saint", in: Area("59"), limit: 100).allSatisfy { $0.area == Area("59") })
        #expect(names("lille", in: "62") == ["Lillers"])
    }

    @Test func `finds by postal code, which crosses the bounds of departements`() {
        let served = Reference.bundled.communes(postalCode: PostalCode("01400")!, limit: 100)
        #expect(served.first?.name == "Châtillon-sur-Chalaronne")
        #expect(served.contains { $0.code.description == "01001" })
        #expect(names("59777") == ["Lille"])
        #expect(names("75112") == ["Paris"])
        #expect(Reference.bundled.communes(postalCode: PostalCode("98999")!, limit: 9).isEmpty)
        #expect(
            Reference.bundled.communes(named: "a", postalCode: PostalCode("01400")!, limit: 9).allSatisfy {
                $0.postalCodes.contains(PostalCode("01400")!)
            })
    }

    @Test func `lists an area by pages, each commune once`() {
        var seen: [Commune.Code] = []
        while true {
            let page = Reference.bundled.communes(in: Area("2A"), after: seen.last, limit: 50)
            seen += page.map(\.code)
            if page.count < 50 { break }
        }
        #expect(seen.count == 124)
        #expect(seen == seen.sorted())
        #expect(seen.allSatisfy { $0.description.hasPrefix("2A") })
    }

    @Test func `finds those near a point, the nearest first, as a scan would`() throws {
        let point = try #require(Coordinates(latitude: 50.63, longitude: 3.06))
        let found = Reference.bundled.communes(within: 12, of: point, limit: 1000)
        #expect(found.first?.commune.name == "Lille")
        #expect(zip(found, found.dropFirst()).allSatisfy { $0.kilometres <= $1.kilometres })
        let all = Reference.bundled.communes(limit: 40_000)
        let scanned = all.filter { $0.centroid.map { point.distance(to: $0) <= 12 } ?? false }
        #expect(Set(scanned.map(\.code)) == Set(found.map(\.commune.code)))
        #expect(found.count > 30)
    }

    @Test func `measures distances on the globe`() throws {
        let paris = try #require(Coordinates(latitude: 48.8566, longitude: 2.3522))
        let lyon = try #require(Coordinates(latitude: 45.7640, longitude: 4.8357))
        #expect(abs(paris.distance(to: lyon) - 391.5) < 1)
        #expect(paris.distance(to: paris) == 0)
        #expect(Coordinates(latitude: 91, longitude: 0) == nil)
        #expect(Coordinates(latitude: .nan, longitude: 0) == nil)
    }
}
