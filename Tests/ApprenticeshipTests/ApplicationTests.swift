import Apprenticeship
import Database
import HTTP
import JSON
import Kernel
import LocalClient
import TestSupport
import Testing

/// Applications from the first word to the contract, seen from outside.
@Suite struct `Applying for an offer` {
    /// A candidate of age with a profile, an open bakery, and the service.
    private func craft() throws -> (craft: Craft, offer: String) {
        let craft = try Craft()
        try craft.register("ines", Craft.profile(birth: "2007-05-04"))
        return (craft, try craft.offer(of: try craft.employer()))
    }

    private func apply(_ craft: Craft, _ offer: String, as token: String = "ines", more: String = "") throws -> Answer {
        try craft.apply(offer, as: token, more: more)
    }

    private func step(
        _ craft: Craft, _ id: String, _ step: String, _ version: Int, as token: String, _ json: String = "{}"
    ) throws -> Answer {
        try craft.step(id, step, version, as: token, json)
    }

    @Test func `goes from a word to a contract, and tells the name when an interview is accepted`() throws {
        let (craft, offer) = try craft()
        #expect(
            try craft.post("/applications", #"{"offer":"\#(offer)"}"#, as: "ines").problem == "invalid-idempotency-key")
        let sent = try apply(craft, offer, more: #","message":"Bonjour""#)
        #expect(sent.status == 201, "\(sent.text)")
        let id = try #require(try sent.json["id"]?.string)
        let seen = try craft.get("/applications/\(id)", as: "baker")
        #expect(try seen.json["profile"] == nil && !seen.text.contains("Inès"), "\(seen.text)")
        #expect(try craft.get("/applications/\(id)", as: "hairdresser").status == 404)
        #expect(try step(craft, id, "accept", 1, as: "ines").problem == "transition-impossible")
        #expect(try step(craft, id, "withdraw", 9, as: "ines").status == 412)

        #expect(try step(craft, id, "read", 1, as: "baker").json["state"]?.string == "read")
        let proposed = try step(
            craft, id, "propose-interview", 2, as: "baker", #"{"interviewAt":"2026-06-08T14:00:00.000Z"}"#)
        #expect(try proposed.json["state"]?.string == "interviewProposed", "\(proposed.text)")
        #expect(try step(craft, id, "hold-interview", 3, as: "baker").status == 409)
        #expect(try step(craft, id, "accept-interview", 3, as: "ines").status == 200)
        #expect(try craft.get("/applications/\(id)", as: "baker").json["profile"]?["firstName"]?.string == "Inès")
        #expect(try step(craft, id, "hold-interview", 4, as: "baker").json["state"]?.string == "interviewDone")
        let full = #"{"mentor":{"apprentices":2,"repeating":0}}"#
        #expect(try step(craft, id, "propose", 5, as: "baker", full).problem == "mentor-full")
        // 19 at the start: 43 % of the minimum wage, more than what the youngest are paid.
        let low = try step(craft, id, "propose", 5, as: "baker", #"{"monthlyPay":800}"#)
        #expect(low.problem == "pay-below-minimum" && low.text.contains("802,82"), "\(low.text)")
        let fair = try step(craft, id, "propose", 5, as: "baker", #"{"monthlyPay":802.82}"#)
        #expect(try fair.json["state"]?.string == "proposed" && fair.json["monthlyPay"]?.double == 802.82)
        let accepted = try step(craft, id, "accept", 6, as: "ines", #"{"withdrawOthers":true}"#)
        #expect(try accepted.json["state"]?.string == "accepted", "\(accepted.text)")
        #expect(try craft.get("/offers/\(offer)", as: "baker").json["state"]?.string == "filled")
        #expect(try craft.get("/candidates/me", as: "ines").json["state"]?.string == "placed")
        #expect(
            try craft.get("/employers", as: "baker").json["items"]?.elements.first { _ in true }?["answered"]?.integer
                == 1)
    }

    @Test func `may be refused for reasons, undone for half an hour, and told after that`() throws {
        let (craft, offer) = try craft()
        let id = try #require(try apply(craft, offer).json["id"]?.string)
        #expect(try step(craft, id, "refuse", 1, as: "baker", #"{"reasons":[]}"#).status == 422)
        let worded = #"{"reasons":["other"],"text":"Nous cherchons un jeune homme"}"#
        #expect(try step(craft, id, "refuse", 1, as: "baker", worded).problem == "discriminatory-wording")
        let refused = try step(craft, id, "refuse", 1, as: "baker", #"{"reasons":["postTaken"]}"#)
        #expect(try refused.json["state"]?.string == "refused", "\(refused.text)")
        #expect(try craft.get("/applications/\(id)", as: "ines").json["state"]?.string == "sent")
        craft.clock.advance(minutes: 29)
        #expect(try step(craft, id, "undo-refusal", 2, as: "baker").json["state"]?.string == "sent")
        #expect(try step(craft, id, "refuse", 3, as: "baker", #"{"reasons":["postTaken"]}"#).status == 200)
        craft.clock.advance(minutes: 30)
        #expect(try step(craft, id, "undo-refusal", 4, as: "baker").problem == "transition-impossible")
        let told = try craft.get("/applications/\(id)", as: "ines")
        #expect(try told.json["state"]?.string == "refused")
        #expect(try told.json["refusal"]?["reasons"]?.elements.compactMap(\.string) == ["postTaken"])
        // For ninety days the employer's offers of this trade are not recommended again.
        try craft.write { _ = try Jobs.of(craft).tellRefusals(in: $0) }
        let why = try craft.get("/offers/\(offer)/explanation", as: "ines")
        #expect(
            try why.json["blocks"]?.elements.compactMap { $0["code"]?.string } == ["refused-recently"], "\(why.text)")
        #expect(try craft.get("/offers/\(offer)/candidates", as: "baker").json["items"]?.count == 0)
    }

    @Test func `is bounded: a fourth time at one offer, the eighty-first at a full one`() throws {
        let (craft, offer) = try craft()
        for time in 1...3 {
            let id = try #require(try apply(craft, offer).json["id"]?.string)
            #expect(try apply(craft, offer).problem == (time < 3 ? "application-open" : "too-many-applications"))
            #expect(try step(craft, id, "withdraw", 1, as: "ines").status == 200)
        }
        let fourth = try apply(craft, offer)
        #expect(fourth.status == 429 && fourth.problem == "too-many-applications", "\(fourth.text)")

        try craft.write { transaction in
            try transaction.connection.run("UPDATE offer SET applications = 79 WHERE id = \(offer)")
        }
        try craft.register("twin", Craft.profile(birth: "2006-01-01"))
        #expect(try apply(craft, offer, as: "twin").status == 201)
        let closed = try craft.get("/offers/\(offer)", as: "baker")
        #expect(try closed.json["state"]?.string == "suspended" && closed.json["reason"]?.string == "application-limit")
        try craft.register("lucas", Craft.profile(birth: "2006-02-02"))
        let late = try apply(craft, offer, as: "lucas")
        #expect(late.status == 409 && late.problem == "offer-suspended", "\(late.text)")
        let version = try #require(try closed.json["version"]?.integer)
        #expect(try craft.post("/offers/\(offer)/publish", as: "baker", version: String(version)).status == 200)
        #expect(try apply(craft, offer, as: "lucas").status == 201)
    }

    @Test func `waits for the consent of a minor's representative`() throws {
        let craft = try Craft()
        let offer = try craft.offer(of: try craft.employer())
        try craft.register()
        #expect(try apply(craft, offer).problem == "consent-required")
        try craft.write { transaction in
            try transaction.connection.run("UPDATE candidate SET consentAt = '2026-06-01T00:00:00.000Z'")
        }
        #expect(try apply(craft, offer).status == 201)
    }

    @Test func `has a thread that both sides read and nobody else`() throws {
        let (craft, offer) = try craft()
        let id = try #require(try apply(craft, offer).json["id"]?.string)
        #expect(try craft.post("/applications/\(id)/messages", #"{"text":"Bonjour"}"#, as: "ines").status == 201)
        craft.clock.advance(seconds: 1)
        #expect(try craft.post("/applications/\(id)/messages", #"{"text":"Venez lundi"}"#, as: "baker").status == 201)
        let thread = try craft.get("/applications/\(id)/messages", as: "ines")
        #expect(try thread.json["items"]?.elements.compactMap { $0["author"]?.string } == ["candidate", "employer"])
        #expect(try craft.get("/applications/\(id)/messages", as: "twin").status == 404)
        #expect(try craft.get("/applications", as: "ines").json["items"]?.count == 1)
        #expect(try craft.get("/applications?offer=\(offer)", as: "baker").json["items"]?.count == 1)
        #expect(try craft.get("/applications?offer=\(offer)", as: "hairdresser").status == 404)
    }

    @Test func `may begin with an invitation, under a name that is good for one offer`() throws {
        let (craft, offer) = try craft()
        let listed = try craft.get("/offers/\(offer)/candidates", as: "baker")
        let mask = try #require(try listed.json["items"]?.elements.first { _ in true }?["candidate"]?.string)
        let body = #"{"candidate":"\#(mask)","message":"Venez voir notre fournil."}"#
        #expect(try craft.post("/offers/\(offer)/invitations", body, as: "baker").status == 201)
        #expect(try craft.post("/offers/\(offer)/invitations", body, as: "baker").problem == "already-invited")
        #expect(
            try craft.post("/offers/\(offer)/invitations", #"{"candidate":"0123456789ab"}"#, as: "baker").status == 422)
        let other = try craft.offer(of: try craft.employer(siret: "35600000049837"))
        #expect(try craft.post("/offers/\(other)/invitations", body, as: "baker").status == 422)
    }

    @Test func `lapses after thirty days of silence`() throws {
        let (craft, offer) = try craft()
        let id = try #require(try apply(craft, offer).json["id"]?.string)
        craft.clock.advance(minutes: 30 * 1440 - 1)
        try craft.write { _ = try Jobs.of(craft).lapseSilent(in: $0) }
        #expect(try craft.get("/applications/\(id)", as: "ines").json["state"]?.string == "sent")
        craft.clock.advance(minutes: 1)
        try craft.write { _ = try Jobs.of(craft).lapseSilent(in: $0) }
        #expect(try craft.get("/applications/\(id)", as: "ines").json["state"]?.string == "lapsed")
    }
}
