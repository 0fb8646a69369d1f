import HTTP
import JSON
import LocalClient
import TestSupport
import Testing

/// The sheet, seen from outside.
@Suite struct `A sheet` {
    private let register: Register

    init() throws { register = try Register() }

    @Test func `says who the company is, with the source and its dates`() throws {
        let answer = try register.get("/v1/establishments/\(Register.bakery)")
        #expect(answer.status == 200, "\(answer.text)")
        let identity = try #require(try answer.json["sections"]?["identity"])
        #expect(identity["status"]?.string == "ok")
        #expect(identity["source"]?["provider"]?.string == "INSEE")
        #expect(identity["source"]?["dataDate"]?.string == "2026-09-20")
        #expect(identity["source"]?["fetchedAt"]?.string == "2026-10-01T08:00:00.000Z")
        let data = try #require(identity["data"])
        #expect(data["name"]?.string == "BOULANGERIE DE L'ÉCHELLE, SARL")
        #expect(data["vatNumber"]?["number"]?.string == "FR44732829320")
        #expect(data["vatNumber"]?["origin"]?.string == "computed")
        #expect(data["workforceBand"]?["label"]?.string == "100 à 199 salariés", "band 22, and not 100 to 249")
        #expect(data["legalForm"]?["label"]?.string?.isEmpty == false)
        #expect(data["naf"]?["label"]?.string?.contains("oulangerie") == true)
        #expect(data["address"]?["street"]?.string == "12 RUE DE LANNOY")
        #expect(try answer.json["sections"]?["neighbours"]?["data"]?["open"]?.integer == 2)
    }

    @Test func `has every section, and one that nobody fills is empty`() throws {
        let sections = try register.get("/v1/companies/732829320").json["sections"]
        #expect(sections?.count == 14)
        #expect(sections?["aid"]?["status"]?.string == "empty")
        #expect(sections?["finances"]?["status"]?.string == "notAuthorised")
        let some = try register.get("/v1/companies/732829320?sections=identity,activity").json["sections"]
        #expect(some?.members.map(\.key) == ["identity", "activity"])
        #expect(try register.get("/v1/companies/732829320?sections=identite").status == 400)
    }

    @Test(arguments: [
        ("/v1/companies/732829321", 404), ("/v1/companies/552081318", 404), ("/v1/companies/542065479", 404),
        ("/v1/establishments/73282932000075", 404), ("/v1/establishments/35600000000049", 404),
        ("/v1/establishments/35600000049837", 200), ("/v1/companies/not-a-number", 404),
        ("/v1/establishments/73282932000074/sections/identity", 200),
        ("/v1/establishments/73282932000074/sections/nothing", 404), ("/v1/companies/732829320/establishments", 200),
        ("/v1/companies/542065479/establishments", 404),
    ]) func `is there for numbers that hold and are known`(path: String, status: Int) throws {
        #expect(try register.get(path).status == status, "\(path)")
    }

    @Test func `of a closed establishment says so`() throws {
        let siret = try #require(try register.get("/v1/companies?q=732829320").items("siret").last)
        #expect(try register.get("/v1/establishments/\(siret)")("state") == "closed")
        #expect(try register.get("/v1/companies/130025265")("companyState") == "ceased")
    }

    @Test func `masks what is not public until a purpose is given, which is written down`() throws {
        let path = "/v1/establishments/30000000700017"
        let masked = try register.get(path)
        #expect(!masked.text.contains("SECRET"))
        #expect(!masked.text.contains("CACHEE"))
        #expect(masked.text.contains("SOCIETE DISCRETE"))
        let shown = try register.get(path, purpose: "control")
        #expect(shown.text.contains("LE SECRET"))
        #expect(shown("watermark") == "agent")
        let history = try register.get("/v1/journal?object=30000000700017&objectType=establishment", as: "dpo")
        #expect(history.text.contains("control"), "\(history.text)")
        #expect(try register.get(path, purpose: "curiosity").fault == "#X-Purpose invalid")
        let person = try register.get("/v1/companies/100000009")
        #expect(try person.json["name"]?.isNull == true)
    }

    @Test func `lists the establishments of a legal unit page by page`() throws {
        let first = try register.get("/v1/companies/732829320/establishments?limit=2")
        let second = try register.get("/v1/companies/732829320/establishments?cursor=\(first("next") ?? "")")
        #expect(
            try first.items("siret") + second.items("siret") == (first.items("siret") + second.items("siret")).sorted())
        #expect(try second.items("siret").count == 1)
    }
}
