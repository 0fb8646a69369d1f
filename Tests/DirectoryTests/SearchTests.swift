import HTTP
import JSON
import LocalClient
import TestSupport
import Testing

/// Finding the unit to go to, seen from outside.
@Suite struct `Finding a unit` {
    private let book: AddressBook

    init() throws { book = try AddressBook() }

    private func names(_ query: String, as token: String? = nil) throws -> [String] {
        let answer = try book.get("/v1/directory/units" + query, as: token)
        #expect(answer.status == 200, "\(answer.text)")
        return try answer.json["items"]?.elements.compactMap { $0["name"]?.string } ?? []
    }

    private func add(_ name: String, _ members: String) throws {
        let answer = try book.unit(members, name: name)
        #expect(answer.status == 201, "\(answer.text)")
    }

    private func fill() throws {
        // Caen is 14118, Bayeux 14047, Lisieux 14366, Saint-Lô 50502.
        try add(
            "Bayeux",
            #""zones":[{"type":"departement","code":"14"}],"address":{"postalCode":"14400","commune":"14047"}"#)
        try add(
            "Caen", #""zones":[{"type":"commune","code":"14118"}],"coordinates":{"latitude":49.18,"longitude":-0.36}"#)
        try add(
            "Saint-Lô",
            #""zones":[{"type":"departement","code":"50"}],"address":{"postalCode":"50000","commune":"50502"}"#)
        try add("Nation", #""level":"national""#)
        try add("Nulle part", #""address":{"postalCode":"14100","commune":"14366"}"#)
    }

    @Test func `gives those that cover the commune, the nearest first, then those without a place`() throws {
        try fill()
        #expect(try names("?commune=14118") == ["Caen", "Bayeux", "Nation"])
        #expect(try names("?commune=50502") == ["Saint-Lô", "Nation"])
        #expect(try names("?commune=75056") == ["Nation"])
        #expect(try names("?commune=14118&limit=1") == ["Caen"])
        #expect(try names("?commune=14118&latitude=49.27&longitude=-0.70") == ["Bayeux", "Caen", "Nation"])
        #expect(try names("?commune=14118&organisation=cpam-exemple") == [])
    }

    @Test func `gives those around too when a radius is said, after those that cover`() throws {
        try fill()
        #expect(try names("?commune=14118&radiusKm=60") == ["Caen", "Bayeux", "Nation", "Nulle part", "Saint-Lô"])
        #expect(try names("?commune=14118&radiusKm=5") == ["Caen", "Nation"])
        #expect(try names("?latitude=49.18&longitude=-0.37&radiusKm=30") == ["Caen", "Bayeux"])
        #expect(try names("?latitude=49.18&longitude=-0.37") == ["Caen"])
        let answer = try book.get("/v1/directory/units?commune=14118&radiusKm=60")
        let items = try #require(try answer.json["items"]).elements.map { $0 }
        #expect(items.map { $0["covers"]?.bool } == [true, true, true, false, false])
        #expect(items[0]["distanceFrom"]?.string == "coordinates")
        #expect(items[1]["distanceFrom"]?.string == "communeCentre")
        let bayeux = try #require(items[1]["distanceKm"]?.double)
        #expect((25...28).contains(bayeux), "Bayeux is about 27 km from Caen")
        #expect(items[2]["distanceKm"]?.isNull == true)
    }

    @Test func `leaves out what is suspended, closed or not yet open`() throws {
        try fill()
        try add("Demain", #""zones":[{"type":"departement","code":"14"}],"validFrom":"2026-06-01""#)
        let path = try book.path()
        #expect(try names("?commune=14118").contains("Accueil"))
        #expect(try book.patch(path, #"{"state":"suspended"}"#).status == 200)
        #expect(try !names("?commune=14118").contains("Accueil"))
        #expect(try !names("?commune=14118").contains("Demain"))
        #expect(try names("?commune=14118&asOf=2026-06-01").contains("Demain"))
        #expect(try names("?organisation=caf-exemple").contains("Accueil"), "lists show what is suspended")
    }

    @Test func `in an old commune or an arrondissement finds those of today's commune`() throws {
        try add("Lyon", #""zones":[{"type":"commune","code":"69123"}]"#)
        try add("Lyon 3e", #""zones":[{"type":"commune","code":"69383"}]"#)
        #expect(Set(try names("?commune=69383")) == ["Lyon", "Lyon 3e"])
        #expect(try names("?commune=69123") == ["Lyon"])
    }

    @Test func `shows how free units are to those who hold a role`() throws {
        try fill()
        let seen = try book.get("/v1/directory/units?commune=14118", as: "aidant").json["items"]?.elements.map { $0 }[0]
        #expect(seen?["availability"]?["members"]?.integer == 0)
        #expect(seen?["load"]?.isNull == true)
        #expect(seen?["mailbox"] == nil)
        let all = try book.get("/v1/directory/units?commune=14118").json["items"]?.elements.map { $0 }[0]
        #expect(all?["availability"] == nil)
    }

    @Test func `goes through all of them page after page`() throws {
        try fill()
        var seen: [String] = []
        var next: String? = ""
        while let cursor = next {
            let page = try book.get(
                "/v1/directory/units?limit=2&organisation=caf-exemple" + (cursor.isEmpty ? "" : "&cursor=\(cursor)"))
            seen += try page.json["items"]?.elements.compactMap { $0["name"]?.string } ?? []
            next = page("next")
        }
        #expect(seen.count == 5)
        #expect(Set(seen).count == 5)
        #expect(try names("?q=saint%20lo") == ["Saint-Lô"])
        #expect(try names("?network=franceServices") == [])
    }

    @Test(arguments: [
        "commune=14999", "commune=x", "latitude=49", "longitude=0", "latitude=91&longitude=0", "radiusKm=5",
        "commune=14118&radiusKm=0", "commune=14118&radiusKm=201", "commune=14118&radiusKm=1e2",
        "commune=14118&commune=14118", "network=other", "asOf=2026-13-01", "limit=101", "unknown=1",
        "commune=14118&cursor=abc", "organisation=A%20B", "latitude=nan&longitude=0", "q=",
    ]) func `refuses a wrong question`(query: String) throws {
        let answer = try book.get("/v1/directory/units?" + query)
        #expect(answer.status == 400, "\(answer.text)")
        #expect(answer.problem == "invalid-parameter")
    }
}
