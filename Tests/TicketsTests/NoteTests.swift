import HTTP
import JSON
import LocalClient
import TestSupport
import Testing

/// What agents write among themselves reaches aidants in no form.
@Suite struct `A note among agents` {
    private let office: TicketOffice
    private let id: String

    init() throws {
        office = try TicketOffice()
        try office.staff("Anne", "Paul", "Luc", "Nora", "Karim")
        let paul = try office["Paul"].account
        id = try office.open("Anne", office.order(more: #""colleagues":["\#(paul)"]"#))
    }

    private func write(_ json: String, by person: String) throws -> Answer {
        try office[person].post("/v1/tickets/\(id)/messages", json: json)
    }

    @Test func `is nowhere in what aidants are given, and changes nothing that they see`() throws {
        let before = try office["Anne"].get("/v1/tickets/\(id)")
        let note = try write(#"{"text":"Fraude suspectée, à vérifier.","visibility":"agents"}"#, by: "Luc")
        #expect(note.status == 201, "\(note.text)")
        let karim = try office["Karim"].account
        let invited = try office.move(
            id, "invitations", by: "Luc",
            #"{"accounts":["\#(karim)"],"visibility":"agents","message":"Ton avis sur la fraude ?"}"#)
        #expect(invited.status == 200, "\(invited.text)")
        #expect(invited("state") == "open", "an invitation changes no state")
        for person in ["Anne", "Paul"] {
            for path in ["", "/messages", "/history", "/participants", "/readers", "/clocks"] {
                let answer = try office[person].get("/v1/tickets/\(id)\(path)")
                #expect(answer.status == 200)
                #expect(!answer.text.contains("fraude") && !answer.text.contains("Fraude"), "\(person) \(path)")
                #expect(!answer.text.contains("Karim") && !answer.text.contains(karim), "\(person) \(path)")
                #expect(!answer.text.contains("note"), "\(person) \(path)")
            }
            #expect(try office[person].get("/v1/tickets?q=fraude").items("id") == [])
            #expect(try office[person].get("/v1/tickets?unread=true").items("id") == [])
            #expect(try office.ticket(id, as: person)["unread"]?.integer == 0)
            #expect(try office.ticket(id, as: person)["messages"]?.integer == 0)
        }
        let after = try office["Anne"].get("/v1/tickets/\(id)")
        #expect(after["ETag"] == before["ETag"], "not even the version tells")
        // The journal of events says nothing that an aidant may ask for.
        let events = try office["Anne"].get("/v1/events")
        #expect(!events.text.contains("note"), "\(events.text)")
    }

    @Test func `is read by agents, and by whom they invite`() throws {
        _ = try write(#"{"text":"Fraude suspectée.","visibility":"agents"}"#, by: "Luc")
        let karim = try office["Karim"].account
        _ = try office.move(id, "invitations", by: "Luc", #"{"accounts":["\#(karim)"],"visibility":"agents"}"#)
        for person in ["Nora", "Karim"] {
            #expect(
                try office[person].get("/v1/tickets/\(id)/messages").items("text") == ["Fraude suspectée."], "\(person)"
            )
            #expect(try office[person].get("/v1/tickets?q=fraude").items("id") == [id], "\(person)")
        }
    }

    @Test func `leaves no gap in how aidants count`() throws {
        _ = try write(#"{"text":"Un."}"#, by: "Luc")
        _ = try write(#"{"text":"Entre nous.","visibility":"agents"}"#, by: "Luc")
        _ = try write(#"{"text":"Deux."}"#, by: "Luc")
        let messages = try office["Anne"].get("/v1/tickets/\(id)/messages").json
        #expect(messages["items"]?.elements.compactMap { $0["order"]?.integer } == [1, 2])
        let all = try office["Nora"].get("/v1/tickets/\(id)/messages").json
        #expect(all["items"]?.elements.compactMap { $0["order"]?.integer } == [1, 2, 3])
    }

    @Test func `is not an aidant's to write, nor to answer`() throws {
        #expect(try write(#"{"text":"Bonjour.","visibility":"agents"}"#, by: "Anne").status == 403)
        let note = try write(#"{"text":"Entre nous.","visibility":"agents"}"#, by: "Luc")
        let reply = try write(#"{"text":"Bonjour.","repliesTo":"\#(try #require(note("id")))"}"#, by: "Anne")
        #expect(reply.fault == "/repliesTo unknown", "\(reply.text)")
        #expect(
            try office["Anne"].send(
                .patch, "/v1/tickets/\(id)/messages/\(try #require(note("id")))", json: #"{"text":"x"}"#, ifMatch: "*"
            ).status == 404)
    }

    @Test func `is told to agents by letter and to nobody else`() throws {
        _ = try office.api.owner.send(.post, "/v1/owner/tickets/keeping")
        let before = try office.letters()
        _ = try write(#"{"text":"Entre nous.","visibility":"agents"}"#, by: "Luc")
        _ = try office.api.owner.send(.post, "/v1/owner/tickets/keeping")
        let told = try office.letters().filter { !before.contains($0) }
        #expect(
            told.contains { $0.contains("nora@") } && !told.contains { $0.contains("luc@") }
                && !told.contains { $0.contains("anne@") || $0.contains("paul@") })
        // Asked again, nobody is told twice.
        _ = try office.api.owner.send(.post, "/v1/owner/tickets/keeping")
        #expect(try office.letters().count == before.count + told.count)
    }
}

extension TicketOffice {
    /// The letters of the outbox: which kind, to whom.
    func letters() throws -> [String] {
        let answer = try api.owner.send(.get, "/v1/owner/outbox?limit=100")
        return try answer.json["items"]?.elements.map {
            "\($0["kind"]?.string ?? "") \($0["address"]?.string ?? "") \($0["id"]?.string ?? "")"
        } ?? []
    }
}
