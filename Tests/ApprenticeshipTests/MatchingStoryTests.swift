import Database
import HTTP
import JSON
import LocalClient
import TestSupport
import Testing

/// Matching, seen from outside the service: the scenarios and the vectors.
@Suite struct `Finding an apprenticeship` {
    @Test func `puts the bakery first with its reasons, and says why Arras is out of reach`() throws {
        let craft = try Craft()
        try craft.addCourse()
        try craft.addCourse(rome: "D1104")
        let employer = try craft.employer()
        try craft.write { transaction in
            try transaction.connection.run("UPDATE employer SET answered = 8, received = 10 WHERE id = \(employer)")
        }
        let other = try craft.employer(siret: "35600000049837", as: "hairdresser")
        let bakery = try craft.offer(of: employer, more: #","nightWork":true"#)
        let pastry = try craft.offer(
            of: other, as: "hairdresser", title: "Apprenti pâtissier", trade: "patissier", latitude: 50.4289,
            longitude: 2.8319, commune: "62498", months: 30)
        let arras = try craft.offer(of: employer, latitude: 50.2910, longitude: 2.7775, commune: "62041")
        try craft.register()

        let found = try craft.get("/candidates/me/recommendations", as: "ines")
        let items = try #require(try found.json["items"]).elements.map { $0 }
        #expect(items.compactMap { $0["offer"]?["id"]?.string } == [bakery, pastry], "\(found.text)")
        try #require(items.count == 2)
        #expect(items[0]["score"]?["mutual"]?.double == 89.74)
        #expect(items[0]["score"]?["candidate"]?.double == 91.18)
        #expect(items[1]["score"]?["mutual"]?.double == 64.33)
        #expect(items[1]["score"]?["candidate"]?.double == 63.91)
        let points = items[0]["criteria"]?.elements.compactMap { $0["points"]?.double }.reduce(0, +) ?? 0
        #expect(abs(points - 91.18) < 0.01)
        #expect(items[0]["warnings"]?.elements.compactMap { $0["code"]?.string } == ["minor-night"])
        #expect(items[0]["blocks"]?.count == 0)

        let why = try craft.get("/offers/\(arras)/explanation", as: "ines")
        #expect(try why.json["blocks"]?.elements.compactMap { $0["code"]?.string } == ["radius"], "\(why.text)")
        #expect(try why.json["distanceKm"]?.double == 42.5)

        let listed = try craft.get("/offers/\(bakery)/candidates", as: "baker")
        let shown = try #require(try listed.json["items"]).elements.map { $0 }
        #expect(shown.count == 1 && shown[0]["score"]?["employer"]?.double == 88.33, "\(listed.text)")
        #expect(shown[0]["score"]?["mutual"]?.double == 89.74)
    }

    @Test func `scores alike who differs by name, age and disability, and hides who they are`() throws {
        let craft = try Craft()
        let offer = try craft.offer(of: try craft.employer())
        try craft.register()
        try craft.register("twin", Craft.profile(firstName: "Mohamed", birth: "2007-05-04"))
        let listed = try craft.get("/offers/\(offer)/candidates", as: "baker")
        let shown = try #require(try listed.json["items"]).elements.map { $0 }
        try #require(shown.count == 2)
        #expect(
            shown[0]["score"]?.raw == shown[1]["score"]?.raw && shown[0]["criteria"]?.raw == shown[1]["criteria"]?.raw)
        for secret in ["Inès", "Mohamed", "Martin", "2009", "2007", "59350", "exemple.fr"] {
            #expect(!listed.text.contains(secret), "\(secret)")
        }
        let mine = try ["ines", "twin"].map {
            try craft.get("/candidates/me/recommendations", as: $0).json["items"]?.elements.first { _ in true }
        }
        #expect(mine[0]?["score"]?.raw == mine[1]?["score"]?.raw)
    }

    @Test func `recommends offers with housing from anywhere`() throws {
        let craft = try Craft()
        let employer = try craft.employer()
        func arras(_ more: String) throws -> String {
            try craft.offer(of: employer, latitude: 50.2910, longitude: 2.7775, commune: "62041", more: more)
        }
        _ = try arras("")
        let housed = try arras(#","hasHousing":true"#)
        try craft.register()
        let found = try craft.get("/candidates/me/recommendations", as: "ines").json["items"]
        #expect(found?.elements.compactMap { $0["offer"]?["id"]?.string } == [housed])
    }

    @Test func `refuses what an offer may not say, with an advice`() throws {
        let craft = try Craft()
        let employer = try craft.employer()
        let cases: [(body: String, code: String, pointer: String)] = [
            (Craft.offerBody(employer, title: "Recherche jeune femme"), "discriminatory-wording", "/title"),
            (Craft.offerBody(employer, title: "Boulanger, écrire à jean@exemple.fr"), "contact-in-text", "/title"),
            (Craft.offerBody(employer, title: "Boulanger 06 12 34 56 78"), "contact-in-text", "/title"),
            (Craft.offerBody(employer, title: "Voir www.exemple.fr"), "contact-in-text", "/title"),
            (Craft.offerBody(employer, more: #","monthlyPay":500"#), "pay-below-minimum", "/monthlyPay"),
            (Craft.offerBody(employer, months: 40), "invalid-body", "/durationMonths"),
            (Craft.offerBody(employer, start: "2026-05-31"), "invalid-body", "/start"),
            (Craft.offerBody(employer, trade: "alchimiste"), "invalid-body", "/trade"),
            (
                Craft.offerBody(employer).replacing("contact@exemple.fr", with: "x@yopmail.com"), "invalid-body",
                "/contact/email"
            ),
        ]
        for (body, code, pointer) in cases {
            let answer = try craft.post("/offers", body, as: "baker")
            #expect(answer.status == 422 && answer.problem == code, "\(answer.text)")
            #expect(try answer.json["errors"]?.elements.contains { $0["pointer"]?.string == pointer } == true)
        }
        #expect(
            try craft.post("/offers", Craft.offerBody(employer, more: #","monthlyPay":504.1"#), as: "baker").status
                == 201)
    }

    @Test func `keeps offers of an employer that nobody verified, and opens them when a counsellor has`() throws {
        let craft = try Craft()
        let employer = try craft.employer(as: "hairdresser", verified: false)
        let offer = try craft.offer(
            of: employer, as: "hairdresser", title: "Apprentie coiffeuse", trade: "coiffeur", open: false)
        let held = try craft.post("/offers/\(offer)/publish", as: "hairdresser", version: "1")
        #expect(try held.json["state"]?.string == "pending", "\(held.text)")
        #expect(try craft.get("/offers/\(offer)").status == 404)
        #expect(try craft.get("/offers/\(offer)/candidates", as: "hairdresser").problem == "employer-not-verified")
        #expect(
            try craft.post("/employers/\(employer)/verify", #"{"isAccepted":true}"#, as: "stranger", version: "1")
                .status == 404)
        #expect(try craft.get("/employers", as: "adviser").json["items"]?.count == 1)
        #expect(
            try craft.post("/employers/\(employer)/verify", #"{"isAccepted":true}"#, as: "adviser", version: "1").status
                == 200)
        #expect(try craft.get("/offers/\(offer)").json["state"]?.string == "active")
    }

    @Test func `asks for a representative below 18, and names the article of an age outside the law`() throws {
        let craft = try Craft()
        let alone = Craft.profile().replacing(
            #""representative":{"name":"Sofia Martin","email":"sofia@exemple.fr"},"#, with: "")
        #expect(try craft.send(.put, "/candidates/me", alone, as: "ines").problem == "representative-required")
        let child = try craft.send(.put, "/candidates/me", Craft.profile(birth: "2013-01-01"), as: "ines")
        #expect(child.problem == "age-outside-law" && child.text.contains("L6222-1"), "\(child.text)")
        try craft.register()
        let again = try craft.send(.put, "/candidates/me", Craft.profile(radius: 20), as: "ines")
        #expect(again.status == 428)
        #expect(
            try craft.send(.put, "/candidates/me", Craft.profile(radius: 20), as: "ines", version: "1").status == 200)
        #expect(try craft.send(.put, "/candidates/me", Craft.profile(), as: "ines", version: "1").status == 412)
        #expect(try craft.get("/candidates/me", as: "ines").json["details"]?["radiusKm"]?.integer == 20)
        #expect(try craft.send(.delete, "/candidates/me", as: "ines", version: "2").status == 204)
        #expect(try craft.get("/candidates/me", as: "ines").status == 404)
    }
}
