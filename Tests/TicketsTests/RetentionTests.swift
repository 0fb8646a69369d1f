import Foundation
import HTTP
import JSON
import LocalClient
import TestSupport
import Testing

/// What is left of a person when the time is over: nothing, anywhere in the file.
@Suite struct `The retention of tickets` {
    @Test func `says what would go, then leaves no trace in the raw file`() throws {
        let office = try TicketOffice()
        try office.staff("Anne", "Luc", "Gilles")
        _ = try office["Gilles"].send(
            .put, "/v1/ticket-settings/caf-exemple",
            json:
                #"{"needsQualifying":false,"allowsOralMandate":false,"identifiers":[{"type":"nir","mayEnter":true,"mayReveal":true}]}"#,
            ifMatch: "*")
        let nir = "2580714118001" + "\(97 - 2_580_714_118_001 % 97)"
        let opened = try office.send(
            "Anne",
            office.order(subject: "Zibelinamotsujet", more: #""identifiers":[{"type":"nir","value":"\#(nir)"}]"#)
                .replacing("Durand", with: "Zibelinanom").replacing("Le versement", with: "Zibelinatexte versement"),
            key: "kept")
        let id = try #require(opened("id"), "\(opened.text)")
        _ = try office["Luc"].post("/v1/tickets/\(id)/messages", json: #"{"text":"Zibelinareponse écrite."}"#)
        _ = try office["Luc"].post(
            "/v1/tickets/\(id)/messages", json: #"{"text":"Zibelinanote écrite.","visibility":"agents"}"#)
        let closed = try office.move(id, "close", by: "Anne", #"{"reason":"unblocked","comment":"Zibelinafin"}"#)
        #expect(closed.status == 200, "\(closed.text)")
        office.clock.advance(minutes: 184 * 1440)

        func retain(_ mode: String) throws -> Int? {
            let answer = try office.api.owner.send(
                .post, "/v1/owner/privacy/retention", fields: ["Content-Type": "application/json"],
                body: Array(#"{"mode":"\#(mode)"}"#.utf8))
            #expect(answer.status == 200, "\(answer.text)")
            return try answer.json["counts"]?.elements.first { $0["name"]?.string == "ticket-usagers" }?["rows"]?
                .integer
        }
        #expect(try retain("dry-run") == 1)
        #expect(try office.ticket(id, as: "Anne")["subject"]?.string == "Zibelinamotsujet", "a dry run changes nothing")
        #expect(try retain("apply") == 1)
        #expect(try retain("apply") == 0, "twice is once")
        #expect(try office.api.owner.send(.post, "/v1/owner/tickets/keeping").status == 204)

        let left = try office.ticket(id, as: "Anne")
        #expect(left["anonymisedAt"]?.string != nil && left["state"]?.string == "closed")
        #expect(left["usager"]?.isNull == true && left["messages"]?.integer == 1, "counters stay")
        let refused = try office.move(id, "reopen", by: "Anne", #"{"message":"Encore."}"#)
        #expect(refused.status == 410, "\(refused.text)")
        #expect(try office["Anne"].get("/v1/tickets?q=zibelinatexte").items("id") == [])

        // Replays are kept a day; then the log is emptied into the file and looked at with it.
        office.clock.advance(minutes: 2 * 1440)
        #expect(try office.send("Anne", office.order(), key: "kept").status == 201)
        try office.settle()
        let found = try office.rawTraces(of: ["ibelina", nir])
        #expect(found.isEmpty, "\(found)")
        // Two months later the frame goes too.
        office.clock.advance(minutes: 62 * 1440)
        #expect(try retain("apply") == 1)
        #expect(try office.status("/v1/tickets/\(id)", as: "Anne") == 404)
    }

    @Test func `comes for tickets that nobody closed, and for drafts`() throws {
        let office = try TicketOffice()
        try office.staff("Anne", "Luc")
        let id = try office.open()
        let draft = try office.open("Anne", office.order(more: #""draft":true"#))
        office.clock.advance(minutes: 31 * 1440)
        _ = try office.api.owner.send(.post, "/v1/owner/tickets/keeping")
        #expect(try office.status("/v1/tickets/\(draft)", as: "Anne") == 404)
        office.clock.advance(minutes: 125 * 1440)
        _ = try office.api.owner.send(.post, "/v1/owner/tickets/keeping")
        #expect(try office.letters().count { $0.hasPrefix("ticket-reminder anne@") } == 1)
        office.clock.advance(minutes: 31 * 1440)
        _ = try office.api.owner.send(.post, "/v1/owner/tickets/keeping")
        #expect(try office.ticket(id, as: "Anne")["closure"]?["reason"]?.string == "inactive")
    }

    @Test func `forgets somebody known by an address alone, on the ticket or on its mandate`() throws {
        let office = try TicketOffice()
        try office.staff("Anne", "Luc")
        func order(_ name: String, _ contact: String) -> String {
            office.order(subject: "\(name) sujet").replacing(
                #""lastName":"Durand","birthDate":"1958""#,
                with: #""lastName":"\#(name)nom","birthDate":"1958","contact":{"email":"\#(contact)"}"#)
        }
        let id = try office.open("Anne", order("Ibelina", "Marie.Ibelina@exemple.fr"))
        _ = try office["Luc"].post("/v1/tickets/\(id)/messages", json: #"{"text":"ibelinareponse"}"#)
        let other = try office.open("Anne", order("Quatrefages", "paul@exemple.fr"))

        let export = try office.privacy("exports")
        #expect(export.status == 200 && export.text.contains("ibelinareponse"), "\(export.text)")
        #expect(!export.text.contains("Quatrefages"))
        let erased = try office.privacy("erasures")
        #expect(erased.status == 201, "\(erased.text)")
        let left = try office.ticket(id, as: "Anne")
        #expect(left["anonymisedAt"]?.string != nil && left["closure"]?["reason"]?.string == "withdrawn")
        #expect(left["usager"]?.isNull == true)
        #expect(try office.ticket(other, as: "Anne")["usager"]?["lastName"]?.string == "Quatrefagesnom")
        #expect(try office.privacy("erasures").status == 404, "nothing is left to erase")
    }

    @Test func `forgets the ticket of somebody whose address stands on its mandate alone`() throws {
        let office = try TicketOffice()
        try office.staff("Anne", "Luc")
        func open(_ email: String) throws -> String {
            let asked = try office["Anne"].post(
                "/v1/mandates",
                json: """
                    {"type":"digital","person":{"firstName":"Marie","lastName":"Durand","birthDate":"1958",
                    "email":"\(email)"}}
                    """)
            let mandate = try #require(asked("id"), "\(asked.text)")
            let given = try office.api.send(
                .post, try #require(asked("link")), fields: ["Content-Type": "application/x-www-form-urlencoded"],
                body: "answer=agree")
            #expect(given.status == 200)
            return try office.open(
                "Anne",
                office.order().replacing(
                    #""collectedMandate":{"type":"paper","collectedOn":"2026-02-27"}"#,
                    with: "\"mandate\":\"\(mandate)\""))
        }
        let id = try open("Marie.Ibelina@exemple.fr")
        let other = try open("autre@exemple.fr")
        _ = try office["Luc"].post("/v1/tickets/\(id)/messages", json: #"{"text":"ibelinareponse"}"#)

        let export = try office.privacy("exports")
        #expect(export.status == 200 && export.text.contains("ibelinareponse"), "\(export.text)")
        #expect(try office.privacy("erasures").status == 201)
        let left = try office.ticket(id, as: "Anne")
        #expect(left["anonymisedAt"]?.string != nil && left["usager"]?.isNull == true)
        #expect(try office["Anne"].get("/v1/tickets/\(id)/messages").items("text") == [])
        #expect(try office.ticket(other, as: "Anne")["usager"]?["lastName"]?.string == "Durand")
        #expect(try office.privacy("erasures").status == 404, "nothing is left to erase")
    }
}

extension TicketOffice {
    /// What is asked for somebody who is known by an address alone.
    func privacy(_ what: String) throws -> Answer {
        try api.owner.send(
            .post, "/v1/owner/privacy/\(what)", fields: ["Content-Type": "application/json"],
            body: Array(#"{"email":"marie.ibelina@exemple.fr"}"#.utf8))
    }

    /// Lets what is kept for a while be forgotten, and the log be emptied.
    func settle() throws {
        for _ in 0..<300 {
            _ = try api.owner.send(.post, "/v1/owner/tickets/keeping")
            if try rawTraces(of: ["ibelina"]).isEmpty { return }
            Thread.sleep(forTimeInterval: 0.2)
        }
    }

    /// Which words stand anywhere in the files of the database.
    func rawTraces(of words: [String]) throws -> [String] {
        var found: [String] = []
        for name in try FileManager.default.contentsOfDirectory(atPath: api.folder) where name.hasPrefix("db.sqlite") {
            guard let data = FileManager.default.contents(atPath: api.folder + "/" + name) else { continue }
            for word in words where data.range(of: Data(word.utf8)) != nil { found.append("\(name): \(word)") }
        }
        return found
    }
}
