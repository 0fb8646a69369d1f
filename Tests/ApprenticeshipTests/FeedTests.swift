import Apprenticeship
import HTTP
import JSON
import LocalClient
import TestSupport
import Testing

/// What others bring and watch: feeds, courses, reports, alerts.
@Suite struct `Feeding and watching` {
    private func item(_ id: String, title: String = "Apprenti boulanger", siret: String = "73282932000074") -> String {
        """
        {"externalId":"\(id)","siret":"\(siret)","contact":{"email":"contact@exemple.fr"},"title":"\(title)",\
        "trade":"boulanger","targetLevel":3,"start":"2026-09-07","durationMonths":24,"workplace":{"commune":"59512"},\
        "description":"Pétrissage, façonnage et cuisson dans une équipe de trois personnes."}
        """
    }

    private func feed(_ craft: Craft, _ items: String...) throws -> [JSONValue] {
        let answer = try craft.post(
            "/partners/offers:batch", #"{"offers":[\#(items.joined(separator: ","))]}"#, as: "feeder")
        return try #require(try answer.json["items"], "\(answer.text)").elements.map { $0 }
    }

    @Test func `takes a batch item by item, and the same again without a change`() throws {
        let craft = try Craft()
        _ = try craft.employer()
        let first = try feed(
            craft, item("A"), item("B", title: "Recherche jeune femme"), item("C", siret: "73282932000075"),
            item("D").replacing("\"trade\":\"boulanger\"", with: "\"trade\":\"alchimiste\""))
        #expect(first.compactMap { $0["status"]?.string } == ["created", "refused", "refused", "refused"])
        #expect(first[1]["reason"]?.string == "discriminatory-wording")
        #expect(first[2]["errors"]?.elements.first { _ in true }?["pointer"]?.string == "/offers/2/siret")
        #expect(first[0]["quality"]?.integer == 110)
        let again = try feed(craft, item("A"), item("A", title: "Apprenti boulanger de nuit"))
        #expect(again.compactMap { $0["status"]?.string } == ["unchanged", "changed"])
        #expect(again[0]["offer"]?.string == first[0]["offer"]?.string)
        #expect(try craft.get("/offers?departement=59").json["items"]?.count == 1)
        let many = Array(repeating: item("X"), count: 101).joined(separator: ",")
        #expect(try craft.post("/partners/offers:batch", #"{"offers":[\#(many)]}"#, as: "feeder").status == 422)
    }

    @Test func `suspends an offer that three people report, until a counsellor has looked`() throws {
        let craft = try Craft()
        let offer = try craft.offer(of: try craft.employer())
        let body = #"{"offer":"\#(offer)","reason":"school"}"#
        for person in ["ines", "twin", "lucas"] {
            #expect(try craft.get("/offers/\(offer)").status == 200)
            #expect(try craft.post("/reports", body, as: person).status == 201)
            #expect(try craft.post("/reports", body, as: person).problem == "reported-already")
        }
        #expect(try craft.get("/offers/\(offer)").status == 404)
        #expect(try craft.get("/reports", as: "stranger").json["items"]?.count == 0)
        let report = try #require(
            try craft.get("/reports", as: "adviser").json["items"]?.elements.first { _ in true }?["id"]?.string)
        #expect(try craft.post("/reports/\(report)/decide", #"{"isFounded":false}"#, as: "adviser").status == 204)
        #expect(try craft.get("/offers/\(offer)").status == 200)
        #expect(try craft.post("/reports/\(report)/decide", #"{"isFounded":true}"#, as: "adviser").status == 409)
    }

    @Test func `keeps courses with the label only, the nearest first`() throws {
        let craft = try Craft()
        func put(_ id: String, _ commune: String, qualiopi: Bool = true) throws -> Answer {
            try craft.send(
                .put, "/trainings/\(id)",
                """
                {"name":"CAP boulanger","rome":"D1102","level":3,"isQualiopi":\(qualiopi),"commune":"\(commune)",\
                "sessions":[{"starts":"2026-09-01","ends":"2028-06-30","places":12}]}
                """, as: "administrator")
        }
        #expect(try put("far", "62498").status == 200)
        #expect(try put("near", "59350").status == 200)
        #expect(try put("none", "59350", qualiopi: false).status == 422)
        let found = try craft.get("/trainings?trade=boulanger&latitude=50.6292&longitude=3.0573")
        #expect(try found.json["items"]?.elements.compactMap { $0["id"]?.string } == ["near", "far"], "\(found.text)")
        #expect(try craft.get("/trainings").status == 400)
    }

    @Test func `holds what tells too little of itself, and says how good it is`() throws {
        let craft = try Craft()
        _ = try craft.employer(verified: false)
        // An unknown employer and no mail: a level 10, a telephone 10, a website 10, a long description 20.
        func put(_ id: String, _ contact: String, _ length: Int) throws -> JSONValue? {
            let text = String(repeating: "Pétrir, façonner, cuire \(id). ", count: length)
            let answer = try craft.post(
                "/partners/offers:batch",
                """
                {"offers":[{"externalId":"\(id)","siret":"73282932000074","contact":\(contact),"title":"Fournil \(id)",\
                "trade":"boulanger","targetLevel":3,"start":"2026-09-07","durationMonths":24,\
                "workplace":{"commune":"59512"},"description":"\(text)"}]}
                """, as: "feeder")
            return try answer.json["items"]?.elements.first { _ in true }
        }
        let poor = try put("alpha", #"{"phone":"0320000000","website":"https://exemple.fr"}"#, 9)
        #expect(poor?["status"]?.string == "held" && poor?["reason"]?.string == "quality", "\(poor?.raw ?? [])")
        #expect(poor?["quality"]?.integer == 50)
        let fair = try put("omega", #"{"email":"contact@exemple.fr"}"#, 2)
        #expect(fair?["status"]?.string == "created" && fair?["quality"]?.integer == 60, "\(fair?.raw ?? [])")
    }

    @Test func `tells of new offers at most as often as was asked`() throws {
        let craft = try Craft()
        try craft.register()
        #expect(try craft.post("/alerts", #"{"frequency":"weekly"}"#, as: "ines").status == 201)
        let listed = try craft.get("/alerts", as: "ines").json["items"]
        #expect(listed?.count == 1)
        try craft.write { _ = try Jobs.of(craft).tellAlerts(in: $0) }
        let id = try #require(listed?.elements.first { _ in true }?["id"]?.string)
        #expect(try craft.send(.delete, "/alerts/\(id)", as: "twin").status == 404)
        #expect(try craft.send(.delete, "/alerts/\(id)", as: "ines").status == 204)
    }
}
