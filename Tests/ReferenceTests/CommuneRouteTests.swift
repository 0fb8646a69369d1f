import HTTP
import JSON
import LocalClient
import TestSupport
import Testing

/// Communes as clients see them.
@Suite struct `Asking for communes` {
    private static let api = try! TestAPI()

    private func names(_ target: String) throws -> [String] {
        let answer = try Self.api.get(target)
        #expect(answer.status == 200, "\(target)")
        return try #require(try answer.json["items"]).elements.map { try #require($0["name"]?.string) }
    }

    @Test func `shows one with all that it lies in`() throws {
        let lille = try Self.api.get("/v1/communes/59350").json
        #expect(lille["name"]?.string == "Lille")
        #expect(lille["departement"]?["code"]?.string == "59")
        #expect(lille["departement"]?["name"]?.string == "Nord")
        #expect(lille["region"]?["code"]?.string == "32")
        #expect(lille["epci"]?["siren"]?.string == "200093201")
        #expect(lille["collectivity"]?.kind == .null)
        #expect(lille["postalCodes"]?.array.first?.string == "59000")
        #expect(lille["centroid"]?["latitude"]?.double == 50.632)
        #expect(try #require(lille["population"]?.integer) > 200_000)
        #expect(lille["replaces"] == nil)
    }

    @Test func `answers an old code with the present commune`() throws {
        let annecy = try Self.api.get("/v1/communes/74011").json
        #expect(annecy["code"]?.string == "74010")
        #expect(annecy["replaces"]?["code"]?.string == "74011")
        #expect(annecy["replaces"]?["name"]?.string == "Annecy-le-Vieux")
        #expect(annecy["replaces"]?["kind"]?.string == "delegated")
    }

    @Test func `answers the code of an arrondissement with the commune and the part`() throws {
        let paris = try Self.api.get("/v1/communes/75112").json
        #expect(paris["code"]?.string == "75056")
        #expect(paris["arrondissement"]?["code"]?.string == "75112")
        #expect(paris["arrondissement"]?["postalCodes"]?.elements.map { $0.string } == ["75012"])
    }

    @Test(arguments: ["59999", "2a004", "5935", "593500", "Lille", "99999"])
    func `answers 404 to a code that is none`(code: String) throws {
        let answer = try Self.api.get("/v1/communes/\(code)")
        #expect(answer.status == 404 && answer.problem == "not-found")
    }

    @Test(arguments: [
        ("q=st%20etienne", "Saint-Étienne"), ("q=l%27ha%C3%BF", "L'Haÿ-les-Roses"),
        ("q=lille&departement=62", "Lillers"),
        ("postalCode=01400", "Châtillon-sur-Chalaronne"), ("q=abergement&postalCode=01400", "L'Abergement-Clémenciat"),
        ("latitude=50.63&longitude=3.06&radiusKm=5", "Lille"), ("departement=2A", "Afa"),
        ("", "L'Abergement-Clémenciat"),
        ("departement=987", "Anaa"), ("q=59777", "Lille"),
    ])
    func `finds by name, postal code, departement, distance`(query: String, first: String) throws {
        #expect(try names("/v1/communes?\(query)").first == first)
    }

    @Test func `tells the distance from the point, the nearest first`() throws {
        let items = try #require(
            try Self.api.get("/v1/communes?latitude=50.63&longitude=3.06&radiusKm=8&limit=20").json["items"]
        ).array
        let distances = items.compactMap { $0["distanceKm"]?.double }
        #expect(distances.count == 20 && distances == distances.sorted() && distances.allSatisfy { $0 <= 8 })
    }

    @Test(arguments: [
        ("q=", "?q"), ("q=%20", "?q"), ("limit=0", "?limit"), ("limit=101", "?limit"),
        ("departement=20", "?departement"),
        ("postalCode=2A004", "?postalCode"), ("latitude=50", "?longitude"), ("longitude=3", "?latitude"),
        ("radiusKm=3", "?latitude"), ("latitude=91&longitude=3", "?latitude"),
        ("latitude=1e1&longitude=3", "?latitude"),
        ("latitude=50&longitude=181", "?longitude"), ("latitude=50&longitude=3&radiusKm=201", "?radiusKm"),
        ("latitude=50&longitude=3&radiusKm=0", "?radiusKm"), ("latitude=50&longitude=3&q=lille", "?q"),
        ("q=lille&cursor=MDEwMDE", "?cursor"), ("cursor=x", "?cursor"), ("cursor=WA", "?cursor"),
        ("name=lille", "?name"),
        ("q=a&q=b", "?q"), ("latitude=inf&longitude=3", "?latitude"),
    ])
    func `refuses a parameter that is wrong, and names it`(query: String, pointer: String) throws {
        let answer = try Self.api.get("/v1/communes?\(query)")
        #expect(answer.status == 400 && answer.problem == "invalid-parameter", "\(query)")
        #expect(try answer.json["errors"]?.array.first?["pointer"]?.string == pointer, "\(query)")
    }

    @Test func `lists a departement page after page, each commune once`() throws {
        var codes: [String] = []
        var next: String? = ""
        while let cursor = next {
            let suffix = cursor.isEmpty ? "" : "&cursor=\(cursor)"
            let page = try Self.api.get("/v1/communes?departement=90&limit=30\(suffix)").json
            codes += try #require(page["items"]).elements.compactMap { $0["code"]?.string }
            next = page["next"]?.string
        }
        #expect(codes.count == 101)
        #expect(codes == codes.sorted() && Set(codes).count == codes.count)
    }

    @Test func `lets caches keep it, and ask again by its tag`() throws {
        let first = try Self.api.get("/v1/communes/59350")
        #expect(first["Cache-Control"] == "public, max-age=3600")
        #expect(first["Link"] == "</v1/reference>; rel=\"license\"")
        let tag = try #require(first["ETag"])
        let again = try Self.api.get("/v1/communes/59350", fields: ["If-None-Match": tag])
        #expect(again.status == 304 && again.body.isEmpty && again["ETag"] == tag)
        #expect(try Self.api.get("/v1/communes/59351", fields: ["If-None-Match": tag]).status != 304)
    }
}
