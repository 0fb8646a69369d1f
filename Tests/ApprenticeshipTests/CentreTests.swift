import JSON
import LocalClient
import TestSupport
import Testing

/// What training centres do: look after offers, and meet those who ask.
@Suite struct `A training centre` {
    @Test func `looks after an offer when it accepts, answers its candidates, and is shown instead of the employer`()
        throws
    {
        let craft = try Craft()
        let offer = try craft.offer(of: try craft.employer())
        let (own, other) = (try craft.course("24_1"), try craft.course("24_2", organisation: "rival"))
        let path = "/offers/\(offer)/delegate"
        let body = #"{"trainings":["\#(own)","\#(other)"]}"#
        #expect(try craft.post(path, body, as: "hairdresser", version: "2").status == 404)
        #expect(try craft.post(path, #"{"trainings":["nobody"]}"#, as: "baker", version: "2").status == 422)
        #expect(try craft.post(path, #"{"trainings":[]}"#, as: "baker", version: "2").status == 422)
        #expect(try craft.post(path, body, as: "baker", version: "1").status == 412)
        let asked = try craft.post(path, body, as: "baker", version: "2")
        #expect(
            try asked.json["items"]?.elements.compactMap { $0["state"]?.string } == ["asked", "asked"], "\(asked.text)")
        #expect(try craft.get("/offers/\(offer)").json["delegate"]?.kind == .null)

        func waiting(_ token: String) throws -> String {
            let items = try #require(try craft.get("/delegations", as: token).json["items"])
            #expect(items.count == 1)
            return try #require(items.elements.first { _ in true }?["id"]?.string)
        }
        let (mine, theirs) = (try waiting("centre"), try waiting("rival"))
        let yes = #"{"isAccepted":true}"#
        #expect(try craft.post("/delegations/\(theirs)/answer", yes, as: "centre").status == 404)
        #expect(try craft.post("/delegations/\(mine)/answer", yes, as: "centre").json["state"]?.string == "accepted")
        #expect(try craft.post("/delegations/\(theirs)/answer", yes, as: "rival").status == 409)
        #expect(try craft.post("/delegations/\(mine)/answer", yes, as: "centre").status == 409)

        let shown = try craft.get("/offers/\(offer)")
        #expect(try shown.json["delegate"]?.string == own && shown.json["employer"]?["siret"]?.kind == .null)
        #expect(!shown.text.contains("Boulangerie Exemple") && !shown.text.contains("73282932000074"), "\(shown.text)")
        #expect(!(try craft.get("/offers").text.contains("Boulangerie Exemple")))
        #expect(try craft.get("/offers/\(offer)", as: "baker").text.contains("Boulangerie Exemple"))

        try craft.register("ines", Craft.profile(birth: "2007-05-04"))
        let id = try #require(try craft.apply(offer).json["id"]?.string)
        #expect(try craft.get("/applications/\(id)", as: "rival").status == 404)
        #expect(try craft.get("/applications?offer=\(offer)", as: "centre").json["items"]?.count == 1)
        #expect(try craft.step(id, "read", 1, as: "centre").json["state"]?.string == "read")
        #expect(try craft.post("/applications/\(id)/messages", #"{"text":"Bonjour"}"#, as: "centre").status == 201)
        #expect(try craft.get("/offers/\(offer)/candidates", as: "centre").json["items"]?.count == 1)
        #expect(try craft.get("/offers/\(offer)/candidates", as: "rival").status == 404)
    }

    @Test func `is asked ten at most`() throws {
        let craft = try Craft()
        let offer = try craft.offer(of: try craft.employer())
        let own = try craft.course()
        let many = Array(repeating: "\"\(own)\"", count: 11).joined(separator: ",")
        #expect(
            try craft.post("/offers/\(offer)/delegate", #"{"trainings":[\#(many)]}"#, as: "baker", version: "2").status
                == 422)
    }

    @Test func `gives an appointment to who asks, once at a time, and learns who it is`() throws {
        let craft = try Craft()
        let course = try craft.course()
        let ask = "/trainings/\(course)/appointments"
        let body = #"{"reason":"openDay","message":"Puis-je visiter ?"}"#
        #expect(try craft.post(ask, body, as: "ines").problem == "profile-missing")
        try craft.register("ines", Craft.profile(birth: "2007-05-04"))
        let asked = try craft.post(ask, body, as: "ines")
        #expect(asked.status == 201, "\(asked.text)")
        #expect(try craft.post(ask, body, as: "ines").problem == "appointment-open")
        #expect(try craft.post("/trainings/none/appointments", body, as: "ines").status == 404)
        let id = try #require(try asked.json["id"]?.string)

        let listed = try craft.get("/appointments", as: "centre").json["items"]?.elements.first { _ in true }
        #expect(listed?["candidate"]?["name"]?.string == "Inès Martin")
        #expect(try craft.get("/appointments", as: "rival").json["items"]?.count == 0)
        let answer = "/appointments/\(id)/answer"
        #expect(
            try craft.post(answer, #"{"meetsAt":"2026-06-08T14:00:00.000Z"}"#, as: "rival", version: "1").status == 404)
        #expect(
            try craft.post(answer, #"{"meetsAt":"2026-05-08T14:00:00.000Z"}"#, as: "centre", version: "1").status == 422
        )
        let made = try craft.post(answer, #"{"meetsAt":"2026-06-08T14:00:00.000Z"}"#, as: "centre", version: "1")
        #expect(try made.json["state"]?.string == "confirmed" && made.json["version"]?.integer == 2, "\(made.text)")
        #expect(try craft.post(answer, "{}", as: "centre", version: "2").status == 409)

        let cancel = "/appointments/\(id)/cancel"
        #expect(try craft.post(cancel, as: "twin", version: "2").status == 404)
        #expect(try craft.post(cancel, as: "ines", version: "1").status == 412)
        #expect(try craft.post(cancel, as: "ines", version: "2").json["state"]?.string == "cancelled")
        let after = try craft.get("/appointments", as: "centre").json["items"]?.elements.first { _ in true }
        #expect(after?["candidate"] == nil)
        #expect(try craft.get("/appointments", as: "ines").json["items"]?.count == 1)
        let again = try craft.post(ask, body, as: "ines")
        let second = try #require(try again.json["id"]?.string, "\(again.text)")
        #expect(
            try craft.post("/appointments/\(second)/answer", "{}", as: "centre", version: "1").json["state"]?.string
                == "declined")
    }
}
