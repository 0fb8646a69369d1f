import HTTP
import JSON
import LocalClient
import TestSupport
import Testing

/// The other reference data as clients see them.
@Suite struct `Asking for reference data` {
    private static let api = try! TestAPI()

    private func codes(_ target: String) throws -> [String] {
        try #require(try Self.api.get(target).json["items"]).elements.compactMap { $0["code"]?.string }
    }

    @Test func `lists regions and departements`() throws {
        #expect(try codes("/v1/regions").count == 18)
        let first = try Self.api.get("/v1/departements?limit=100").json
        let next = try #require(first["next"]?.string)
        let second = try Self.api.get("/v1/departements?limit=100&cursor=\(next)").json
        #expect(first["items"]?.count == 100)
        #expect(second["items"]?.elements.map { $0["code"]?.string } == ["976"])
        #expect(second["next"]?.kind == .null)
        let ain = try #require(first["items"]?.array.first)
        #expect(ain["region"]?["name"]?.string == "Auvergne-Rhône-Alpes" && ain["seat"]?.string == "01053")
    }

    @Test func `shows a grouping with its communes`() throws {
        let lille = try Self.api.get("/v1/epcis/200093201").json
        #expect(lille["kind"]?.string == "ME")
        #expect(lille["communes"]?.count == 95)
        #expect(try #require(lille["population"]?.integer) > 1_000_000)
        #expect(try Self.api.get("/v1/epcis/130025265").status == 404)
        #expect(try Self.api.get("/v1/epcis/200093202").status == 404)
    }

    @Test func `gives activities by code, by words, by level, by edition`() throws {
        #expect(try codes("/v1/naf?q=62.01Z") == ["62.01Z"])
        #expect(try codes("/v1/naf?q=6201z") == ["62.01Z"])
        #expect(try codes("/v1/naf?q=programmation%20info").contains("62.01Z"))
        #expect(try codes("/v1/naf?parent=62.0") == ["62.01", "62.02", "62.03", "62.09"])
        #expect(try codes("/v1/naf?edition=2008&limit=1") == ["01"])
        #expect(try Self.api.get("/v1/naf?edition=1993").problem == "invalid-parameter")
    }

    @Test func `says when a nomenclature is not there`() throws {
        let answer = try Self.api.get("/v1/naf?edition=2025")
        #expect(answer.status == 404 && answer.problem == "table-not-imported")
    }

    @Test func `gives legal forms and trades`() throws {
        #expect(try codes("/v1/legal-forms?parent=54").contains("5499"))
        #expect(try codes("/v1/legal-forms?q=association%20declaree").contains("9220"))
        #expect(try codes("/v1/trades?q=boulanger").contains("D1102"))
    }

    @Test func `resolves a commune into the zones that cover it`() throws {
        let answer = try Self.api.post("/v1/territories/resolve", json: #"{"commune":"59350"}"#)
        #expect(answer.status == 200)
        let chain = try answer.json
        #expect(chain["commune"]?["name"]?.string == "Lille")
        let zones = try #require(chain["zones"]).elements.map { "\($0["type"]!.string!):\($0["code"]!.string!)" }
        #expect(zones == ["commune:59350", "epci:200093201", "departement:59", "region:32", "country:FR"])
    }

    @Test(arguments: [
        (#"{"commune":"59999"}"#, 422, "/commune"), (#"{"commune":"lille"}"#, 422, "/commune"), ("{}", 400, "/commune"),
        (#"{"commune":59350}"#, 400, "/commune"), (#"{"commune":"59350","x":1}"#, 400, "/x"), ("[]", 400, ""),
    ])
    func `refuses to resolve what is no commune`(body: String, status: Int, pointer: String) throws {
        let answer = try Self.api.post("/v1/territories/resolve", json: body)
        #expect(answer.status == status, "\(body)")
        #expect(try answer.json["errors"]?.array.first?["pointer"]?.string == pointer, "\(body)")
    }

    @Test(arguments: [
        ("732829320", "siren", "luhn", "FR44732829320"), ("732%20829%20320", "siren", "luhn", "FR44732829320"),
        ("73282932000074", "siret", "luhn", "FR44732829320"), ("35600000049837", "siret", "laPoste", "FR39356000000"),
        ("35600000000048", "siret", "luhn", "FR39356000000"), ("FR07130025265", "vatNumber", "key97", "FR07130025265"),
    ])
    func `says what a number is and by which rule it holds`(number: String, type: String, rule: String, vat: String)
        throws
    {
        let check = try Self.api.get("/v1/identifiers/\(number)").json
        #expect(check["type"]?.string == type && check["valid"]?.bool == true)
        #expect(check["rule"]?.string == rule && check["vatNumber"]?.string == vat)
    }

    @Test(arguments: [("130025266", "siren"), ("73282932000075", "siret"), ("FR08130025265", "vatNumber")])
    func `warns of a number that does not hold`(number: String, type: String) throws {
        let check = try Self.api.get("/v1/identifiers/\(number)").json
        #expect(check["type"]?.string == type && check["valid"]?.bool == false)
        #expect(check["rule"]?.kind == .null && check["siren"]?.kind == .null)
        #expect(check["warnings"]?.elements.map { $0["code"]?.string } == ["non-conforming"])
    }

    @Test func `knows an association by its form, and refuses the numbers of persons`() throws {
        let association = try Self.api.get("/v1/identifiers/W751212517").json
        #expect(association["type"]?.string == "rna" && association["rule"]?.string == "form")
        #expect(association["vatNumber"]?.kind == .null)
        for number in ["184127645108946", "3023217600053", "abc", "12"] {
            #expect(try Self.api.get("/v1/identifiers/\(number)").status == 404)
        }
    }

    @Test func `warns in the language asked`() throws {
        let french = try Self.api.get("/v1/identifiers/130025266").json
        let english = try Self.api.get("/v1/identifiers/130025266", fields: ["Accept-Language": "en"]).json
        let sentences = [french, english].map { $0["warnings"]?.array.first?["message"]?.string }
        #expect(sentences[0]?.contains("conforme") == true && sentences[1]?.contains("conform") == true)
        #expect(sentences[0] != sentences[1])
    }

    @Test func `says where everything comes from`() throws {
        let reference = try Self.api.get("/v1/reference").json
        #expect(reference["notice"]?.string?.contains("Licence Ouverte") == true)
        let tables = try #require(reference["tables"]).elements.compactMap { $0["name"]?.string }
        #expect(tables.contains("communes") && tables.contains("naf-rev2"))
    }
}
