import HTTP
import JSON
import Kernel
import LocalClient
import TestSupport
import Testing
import Tickets

/// Files on tickets, and partners' systems.
@Suite struct `Files and systems around tickets` {
    private let office: TicketOffice

    init() throws {
        office = try TicketOffice(environment: ["GUICHET_ATTACHMENT_POLICY": "acceptUnscanned"])
        try office.staff("Anne", "Paul", "Jean", "Luc", "Gilles", "Olga")
    }

    private func upload(_ person: String) throws -> String {
        let pdf = "%PDF-1.4\n%%EOF\n"
        let body = """
            --limit\r\nContent-Disposition: form-data; name="file"; filename="attestation.pdf"\r
            Content-Type: application/pdf\r\n\r\n\(pdf)\r\n--limit--\r\n
            """
        let answer = try office.api.send(
            .post, "/v1/attachments",
            fields: [
                "Authorization": "Bearer \(person)", "Content-Type": "multipart/form-data; boundary=limit",
            ], body: body)
        return try #require(answer("id"), "\(answer.text)")
    }

    @Test func `come with their message: to participants, or to agents alone, never to who sees anonymised`() throws {
        let own = try upload("Anne")
        let opened = try office.send("Anne", office.order(more: #""attachments":["\#(own)"]"#))
        let id = try #require(opened("id"), "\(opened.text)")
        let secret = try upload("Luc")
        let note = try office["Luc"].post(
            "/v1/tickets/\(id)/messages", json: #"{"text":"Pièce.","visibility":"agents","attachments":["\#(secret)"]}"#
        )
        #expect(note.status == 201, "\(note.text)")
        for (person, file, status) in [
            ("Anne", own, 200), ("Luc", own, 200), ("Gilles", own, 404), ("Olga", own, 404), ("Jean", own, 404),
            ("Paul", own, 404), ("Luc", secret, 200), ("Anne", secret, 404), ("Gilles", secret, 404),
        ] {
            let answer = try office[person].get("/v1/attachments/\(file)/content")
            #expect(answer.status == status, "\(person): \(answer.text)")
        }
        // Somebody else's file is not one's to attach.
        let stolen = try office["Luc"].post(
            "/v1/tickets/\(id)/messages", json: #"{"text":"x","attachments":["\#(try upload("Anne"))"]}"#)
        #expect(stolen.status == 404)
    }

    @Test func `a network's system opens tickets for its aidants, and follows them without personal data`() throws {
        for (name, organisation) in [("network", "maison-exemple"), ("office", "caf-exemple")] {
            office.api.know(
                .partner(
                    Partner(
                        key: name, organisation: organisation,
                        scopes: [.ticketsRead, .ticketsWrite, Scope("events:read")])), by: name)
        }
        func order(_ account: String) -> String {
            office.order(more: #""onBehalfOf":"\#(account)""#).replacing(
                "\"subject\"", with: "\"unit\":\"\(office.units["vire"]!)\",\"subject\"")
        }
        func send(_ order: String, _ key: String, as token: String) throws -> Answer {
            try office.api.post(
                "/v1/tickets", json: order, fields: ["Authorization": "Bearer \(token)", "Idempotency-Key": key])
        }
        let opened = try send(order(try office["Anne"].account), "a", as: "network")
        #expect(opened.status == 201, "\(opened.text)")
        let id = try #require(opened("id"))
        #expect(try office["Anne"].get("/v1/tickets").items("id") == [id], "it is the aidant's")
        #expect(try send(order(try office["Luc"].account), "b", as: "network").fault == "/unit not-yours")
        #expect(try send(order(try office["Anne"].account), "c", as: "office").fault == "/unit not-yours")
        _ = try office["Luc"].post("/v1/tickets/\(id)/messages", json: #"{"text":"Entre nous.","visibility":"agents"}"#)
        _ = try office.move(id, "take", by: "Luc")
        for token in ["network", "office"] {
            let events = try office.api.get("/v1/events", fields: ["Authorization": "Bearer \(token)"])
            let told = events.items("type").filter { $0.hasPrefix("ticket-") }
            #expect(told == ["ticket-opened", "ticket-assigned"], "\(events.text)")
            #expect(!events.text.contains("Durand") && !events.text.contains("APL suspendue"))
        }
        let seen = try office.api.get("/v1/tickets/\(id)", fields: ["Authorization": "Bearer office"])
        #expect(seen("view") == "metadata" && seen("subject") == nil)
    }
}
