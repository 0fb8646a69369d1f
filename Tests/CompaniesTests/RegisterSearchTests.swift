import HTTP
import JSON
import LocalClient
import TestSupport
import Testing

/// Searches that ask the register outside, too; it is a real server on this machine.
@Suite(.enabled(if: RegisterServer.isAvailable, "python3 is missing")) struct `A search with a register` {
    private let server = RegisterServer()

    private func register(mode: String = "live") throws -> Register {
        try Register(environment: ["GUICHET_COMPANY_SOURCES": server.settings(mode: mode)])
    }

    private func added(_ answer: Answer) throws -> [String] {
        try #require(try answer.json["register"], "\(answer.text)")["items"]?.elements.compactMap {
            $0["siret"]?.string
        } ?? []
    }

    @Test func `has beside it what the register knows and the stock does not`() throws {
        let register = try register()
        let answer = try register.get("/v1/companies?q=echelle")
        #expect(try answer.items("siret").first == Register.bakery)
        let siret = try #require(try added(answer).first, "\(answer.text)")
        #expect(siret.hasPrefix("542065479"))
        #expect(try added(answer).count == 1, "what is stored is not told twice")
        let item = try #require(try answer.json["register"]?["items"]?.elements.first { _ in true })
        #expect(item["name"]?.string == "REGISTRE 542065479")
        #expect(item["address"]?["town"]?.string == "ROUBAIX")
        #expect(try answer.json["register"]?["source"]?["system"]?.string == "recherche-entreprises")
        #expect(server.questions == ["/search?page=1&per_page=25&q=echelle"])
    }

    @Test func `counts its answer for ten minutes, then shows it stale while it asks again`() throws {
        let register = try register()
        func status() throws -> String? {
            try register.get("/v1/companies?q=echelle").json["register"]?["status"]?.string
        }
        #expect(try status() == "ok")
        register.clock.advance(minutes: 9)
        #expect(try status() == "ok")
        #expect(server.questions.count == 1)
        register.clock.advance(minutes: 2)
        server.mood("500")
        #expect(try status() == "stale")
        #expect(eventually { server.questions.count == 2 })
    }

    @Test(arguments: [
        ("naf=10.71C&departement=59", "activite_principale=10.71C&departement=59&page=1&per_page=25"),
        (
            "section=C&region=32&state=open",
            "etat_administratif=A&page=1&per_page=25&region=32&section_activite_principale=C"
        ),
        (
            "q=pain&commune=59512&workforce=22,12",
            "code_commune=59512&page=1&per_page=25&q=pain&tranche_effectif_salarie=12%2C22"
        ),
        ("executive=camille%20delavigne", "nom_personne=delavigne&page=1&per_page=25&prenoms_personne=camille"),
        ("latitude=50.69&longitude=3.18&radiusKm=3", "lat=50.69&long=3.18&page=1&per_page=25&radius=3.0"),
        ("q=542065479", "page=1&per_page=25&q=542065479"), ("q=W123456789", "page=1&per_page=25&q=W123456789"),
    ]) func `asks in the register's own terms`(query: String, asked: String) throws {
        let answer = try register().get("/v1/companies?register=true&" + query)
        #expect(answer.status == 200)
        let path = query.contains("latitude") ? "/near_point?" : "/search?"
        #expect(server.questions == [path + asked], "\(answer.text)")
    }

    @Test(arguments: [
        "q=echelle&state=closed", "naf=10", "legalForm=54", "q=ab", "q=73282932000075", "q=pain&register=false",
        "departement=59&limit=2", "latitude=50.69&longitude=3.18&q=echelle",
    ]) func `does not ask what it cannot be asked, nor when the page is full`(query: String) throws {
        let answer = try register().get("/v1/companies?" + query)
        #expect(answer.status == 200)
        #expect(try answer.json["register"] == nil, "\(answer.text)")
        #expect(server.questions.isEmpty)
    }

    @Test(arguments: [("500", "failing"), ("shape", "unexpected-shape"), ("limited", "limited")])
    func `is whole without it`(mood: String, reason: String) throws {
        server.mood(mood)
        let answer = try register().get("/v1/companies?q=echelle")
        #expect(try answer.items("siret").first == Register.bakery)
        #expect(try answer.json["register"]?["status"]?.string == "unavailable")
        #expect(try answer.json["register"]?["reason"]?.string == reason)
    }

    @Test func `says nothing of a register that is off`() throws {
        #expect(try register(mode: "off").get("/v1/companies?q=echelle").json["register"] == nil)
    }
}
