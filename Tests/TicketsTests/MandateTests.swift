import HTTP
import JSON
import Kernel
import LocalClient
import TestSupport
import Testing
import Tickets

/// What a person allows, refuses and takes back.
@Suite struct `A mandate` {
    private let office: TicketOffice

    init() throws {
        office = try TicketOffice()
        try office.staff("Anne", "Paul", "Luc", "Karim", "Gilles")
        office.api.know(
            .partner(Partner(key: "sms", organisation: "maison-exemple", scopes: [.smsReceive])), by: "sms")
    }

    private static let person =
        #"{"firstName":"Marie","lastName":"Durand","birthDate":"1958","phone":"06 12 34 56 78"}"#

    private func ask(_ type: String) throws -> Answer {
        try office["Anne"].post("/v1/mandates", json: #"{"type":"\#(type)","person":\#(Self.person)}"#)
    }

    private func hear(_ text: String, id: String) throws {
        let answer = try office.api.post(
            "/v1/sms", json: #"{"id":"\#(id)","from":"0612345678","text":"\#(text)"}"#,
            fields: ["Authorization": "Bearer sms"])
        #expect(answer.status == 200, "\(answer.text)")
    }

    private func open(_ mandate: String, _ more: String = "") throws -> Answer {
        try office.send(
            "Anne",
            office.order(more: more).replacing(
                #""collectedMandate":{"type":"paper","collectedOn":"2026-02-27"}"#, with: "\"mandate\":\"\(mandate)\""))
    }

    private func state(_ id: String) throws -> String? { try office["Anne"].get("/v1/mandates/\(id)")("state") }

    @Test func `by text message is yes, no, or asked again`() throws {
        let first = try #require(try ask("sms")("id"))
        try hear("Pardon ?", id: "m1")
        #expect(try state(first) == "pending")
        #expect(try open(first).fault == "/mandate pending")
        try hear("NON", id: "m2")
        #expect(try state(first) == "refused")
        #expect(try open(first).fault == "/mandate refused")
        let second = try #require(try ask("sms")("id"))
        try hear("Oui ", id: "m3")
        // The provider sends it again, and then something else under the same name.
        try hear("NON", id: "m3")
        #expect(try state(second) == "valid")
        #expect(try open(second).status == 201)
        let again = try open(second)
        #expect(again.status == 409 && again.problem == "mandate-taken")
        #expect(try office["Paul"].get("/v1/mandates/\(second)").status == 404)
    }

    @Test func `that was given a year ago opens nothing any more`() throws {
        let mandate = try #require(try ask("sms")("id"))
        try hear("OUI", id: "m1")
        office.clock.advance(minutes: 364 * 1440)
        #expect(try state(mandate) == "valid")
        office.clock.advance(minutes: 2 * 1440)
        #expect(try state(mandate) == "expired")
        #expect(try open(mandate).fault == "/mandate expired")
    }

    @Test func `is asked for three times a day at most`() throws {
        let id = try #require(try ask("sms")("id"))
        _ = try office["Anne"].post("/v1/mandates/\(id)/sms")
        #expect(try office["Anne"].post("/v1/mandates/\(id)/sms").status == 200)
        #expect(try office["Anne"].post("/v1/mandates/\(id)/sms").status == 429)
    }

    @Test func `behind a link is read, given and taken back by the person`() throws {
        let asked = try ask("digital")
        let link = try #require(asked("link"))
        let id = try #require(asked("id"))
        let pages = try ["fr", "en"].map { try office.api.get(link + "?lang=" + $0) }
        for (page, words) in zip(
            pages, [["<html lang=\"fr\">", "J'accepte", "un an"], ["<html lang=\"en\">", "I agree", "a year"]])
        {
            for word in words + ["Marie Durand, ", "vire"] {
                #expect(page.text.contains(word), "\(word): \(page.text)")
            }
            #expect(page.text.contains("value=\"agree\"") && page.text.contains("value=\"refuse\""))
        }
        func answer(_ value: String) throws -> Int {
            try office.api.send(
                .post, link, fields: ["Content-Type": "application/x-www-form-urlencoded"], body: "answer=\(value)"
            ).status
        }
        #expect(try office.api.get("/mandates/" + String(repeating: "A", count: 43)).status == 404)
        #expect(try answer("agree") == 200)
        #expect(try state(id) == "valid")
        #expect(try answer("refuse") == 409)
        #expect(try answer("revoke") == 200)
        #expect(try state(id) == "revoked")
        #expect(try office["Anne"].get("/v1/mandates/\(id)")("link") == nil, "shown once")
    }

    @Test func `that is taken back closes the numbers of the person`() throws {
        let set = try office["Gilles"].send(
            .put, "/v1/ticket-settings/caf-exemple",
            json:
                #"{"needsQualifying":false,"allowsOralMandate":false,"identifiers":[{"type":"nir","mayEnter":true,"mayReveal":true}]}"#,
            ifMatch: "*")
        #expect(set.status == 200, "\(set.text)")
        let mandate = try #require(try ask("sms")("id"))
        try hear("OUI", id: "m1")
        let nir = "258071411800\(1)" + "\(97 - 2_580_714_118_001 % 97)"
        let wrong = try open(mandate, #""identifiers":[{"type":"nir","value":"258071411800100"}]"#)
        #expect(wrong.fault == "/identifiers/0/value wrong-key", "\(wrong.text)")
        let opened = try open(mandate, #""identifiers":[{"type":"nir","value":"\#(nir)"}]"#)
        #expect(opened.status == 201, "\(opened.text)")
        #expect(!opened.text.contains(nir), "masked")
        let id = try #require(opened("id"))
        let order = #"{"field":"nir","reason":"fileSearch"}"#
        let shown = try office["Luc"].post("/v1/tickets/\(id)/usager/reveal", json: order)
        #expect(shown("value") == nir, "\(shown.text)")
        #expect(
            try office["Anne"].get("/v1/tickets/\(id)/history").items("event").first == "ticket-identifier-revealed")
        // A body that has no right to it, though invited.
        _ = try office.move(id, "invitations", by: "Luc", #"{"accounts":["\#(try office["Karim"].account)"]}"#)
        #expect(
            try office["Karim"].post("/v1/tickets/\(id)/usager/reveal", json: order).problem == "identifiers-closed")
        try hear("STOP", id: "m2")
        #expect(try office["Luc"].post("/v1/tickets/\(id)/usager/reveal", json: order).problem == "identifiers-closed")
        #expect(try office.ticket(id, as: "Luc")["mandate"]?["state"]?.string == "revoked")
        #expect(try office["Anne"].get("/v1/tickets/\(id)/history").items("event").first == "ticket-mandate-revoked")
    }

    @Test func `on paper ends after a year, and an oral one is nobody's unless allowed`() throws {
        let old = try office.send("Anne", office.order().replacing("2026-02-27", with: "2025-02-27"))
        #expect(old.fault == "/mandate expired", "\(old.text)")
        let oral = try office.send("Anne", office.order().replacing(#""type":"paper""#, with: #""type":"oral""#))
        #expect(oral.fault == "/collectedMandate/type oral-not-allowed", "\(oral.text)")
    }
}
