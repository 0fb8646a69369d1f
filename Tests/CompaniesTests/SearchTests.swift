import HTTP
import JSON
import LocalClient
import TestSupport
import Testing

/// Finding establishments, seen from outside.
@Suite struct `Searching companies` {
    private let register: Register

    init() throws { register = try Register() }

    private func sirets(_ query: String) throws -> [String] {
        let answer = try register.get("/v1/companies?" + query)
        #expect(answer.status == 200, "\(query): \(answer.text)")
        return try answer.items("siret")
    }

    @Test(arguments: [
        ("q=boulangerie%20roubaix", ["73282932000074", "closed"]), ("q=BOULANGERIE%20lille", ["73282932000082"]),
        ("q=sarl%20echelle%20%C3%A0%20pains", ["73282932000074"]), ("q=delavigne", ["20000000800017"]),
        ("executive=camille%20delavigne", ["20000000800017"]), ("executive=boulangerie", []),
        ("q=zzz", []), ("q=poste%2059100", ["35600000049837"]),
        ("naf=10.71C&commune=59350", ["73282932000082"]), ("naf=53&commune=75056", ["35600000000048"]),
        ("naf=10&departement=59&state=open", ["73282932000074", "73282932000082"]),
        ("section=C&departement=59&headOffice=true&state=open", ["73282932000074"]),
        ("workforce=22&departement=59", ["73282932000074"]), ("commune=69123", ["20000000800017"]),
        ("legalForm=5499&state=closed", ["closed"]), ("legalForm=54&state=open&workforce=02", ["73282932000082"]),
        ("q=732%20829%20320", ["73282932000074", "73282932000082", "closed"]),
        ("q=FR44732829320", ["73282932000074", "73282932000082", "closed"]),
        ("q=35600000049837", ["35600000049837"]), ("q=35600000000049", ["35600000000048"]),
    ]) func `finds by words, numbers and filters`(query: String, expected: [String]) throws {
        let closed = try register.get("/v1/companies?q=732829320").items("siret").last ?? ""
        let found = try sirets(query).filter { $0 != "13002526500013" }
        #expect(found == expected.map { $0 == "closed" ? closed : $0 }, "\(query)")
    }

    @Test func `shows open ones first, then the large`() throws {
        let answer = try register.get("/v1/companies?departement=59&total=true")
        #expect(try answer.items("state").last == "closed")
        #expect(try answer.items("siret").first == Register.bakery)
        #expect(try answer.json["total"]?.integer == 7)
        let first = try register.get("/v1/companies?departement=59&limit=3")
        let second = try register.get("/v1/companies?departement=59&limit=100&cursor=\(first("next") ?? "")")
        #expect(try first.items("siret") + second.items("siret") == answer.items("siret"))
        #expect(second("next") == nil)
    }

    @Test func `completes the last word when nothing has it whole`() throws {
        #expect(try sirets("q=boulang").count == 3)
        #expect(try sirets("q=bo").isEmpty)
    }

    @Test func `finds the nearest of a point first`() throws {
        let answer = try register.get("/v1/companies?latitude=50.69&longitude=3.18&radiusKm=3&q=echelle")
        #expect(try answer.items("siret").first == Register.bakery)
        #expect(try answer.json["items"]?.elements.allSatisfy { ($0["distanceKm"]?.double ?? 9) < 3 } == true)
        #expect(try sirets("latitude=50.69&longitude=3.18&radiusKm=50&naf=10.71C&state=open").count == 2)
        #expect(try sirets("latitude=45.76&longitude=4.83&radiusKm=5") == ["20000000800017"], "by its own point")
    }

    @Test(arguments: [
        "", "state=open", "headOffice=true&workforce=22", "q=", "q=%20", "workforce=99", "state=ouvert", "section=Z",
        "naf=1", "latitude=50", "radiusKm=5", "latitude=50&longitude=3&radiusKm=51", "legalForm=54x", "unknown=1",
        "limit=0", "cursor=-", "naf=1.07", "radiusKm=0&latitude=50&longitude=3",
        "q=" + String(repeating: "a", count: 201),
        "executive=" + String(repeating: "a", count: 201),
    ]) func `refuses what is too wide or malformed`(query: String) throws {
        #expect(try register.get("/v1/companies?" + query).status == 400, "\(query)")
    }

    @Test func `takes nothing of what is typed for its own language`() throws {
        for text in ["%22", "NEAR(", "a%20AND%20b", "*", "c_59512", "-boulangerie", "words%3Aboulangerie", "'%3B--"] {
            #expect(try register.get("/v1/companies?q=" + text).status != 500, "\(text)")
        }
    }

    @Test func `that does not conform finds the ones that differ in the key`() throws {
        #expect(try sirets("q=73282932000075") == [Register.bakery])
        #expect(try sirets("q=732829321").contains(Register.bakery))
        #expect(try sirets("q=FR45732829320").isEmpty)
        #expect(try sirets("q=99999999999999").isEmpty)
    }

    @Test func `finds an association by its number`() throws {
        let header = "identifiantAssociationUniteLegale," + Stock.companyHeader
        let row =
            "W592001234,200000008,O,,2021-02-03,,CAMILLE,NN,,2026-09-30T10:00:00,PME,A,DELAVIGNE,,9220,43.22A,NAFRev2,00017,,N"
        _ = try register.bring("associations.csv", header + "\n" + row + "\n")
        #expect(try sirets("q=W592001234") == ["20000000800017"])
        #expect(try sirets("q=W592001235").isEmpty)
    }

    @Test func `neither finds by name nor names what is not public`() throws {
        #expect(try sirets("q=secret").isEmpty)
        #expect(try sirets("q=discrete").isEmpty)
        let answer = try register.get("/v1/companies?q=300000007")
        let item = try #require(try answer.json["items"]?.elements.map { $0 }.first)
        #expect(item["isMasked"]?.bool == true)
        #expect(item["name"]?.string == "SOCIETE DISCRETE", "a legal person keeps its name")
        #expect(item["tradeName"]?.isNull == true)
        #expect(item["address"]?.isNull == true)
        #expect(!answer.text.contains("CACHEE"))
    }

    @Test(arguments: [("aidant", 403), ("nobody", 401)]) func `is for agents`(token: String, status: Int) throws {
        #expect(try register.get("/v1/companies?q=boulangerie", as: token).status == status)
        #expect(try register.get("/v1/establishments/\(Register.bakery)", as: token).status == status)
        #expect(try register.get("/v1/companies?q=boulangerie", as: nil).status == 401)
    }
}
