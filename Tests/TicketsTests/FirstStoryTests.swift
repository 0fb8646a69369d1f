import HTTP
import JSON
import LocalClient
import TestSupport
import Testing

/// A housing benefit that is suspended, from the aidant's words to whether it helped.
@Suite struct `A suspended housing benefit` {
    private let office: TicketOffice

    init() throws {
        office = try TicketOffice()
        try office.staff("Anne", "Paul", "Luc", "Nora", "Karim")
    }

    @Test func `is opened, taken, answered, resolved and closed`() throws {
        let paul = try office["Paul"].account
        let opened = try office.send("Anne", office.order(more: #""colleagues":["\#(paul)"]"#))
        #expect(opened.status == 201, "\(opened.text)")
        #expect(opened("state") == "open")
        #expect(opened("reference") == "APL-2026-000001")
        let id = try #require(opened("id"))
        #expect(opened["Location"] == "/v1/tickets/\(id)")
        // Who takes part, and who does not know of it.
        for person in ["Anne", "Paul", "Luc", "Nora"] {
            #expect(try office.status("/v1/tickets/\(id)", as: person) == 200, "\(person)")
        }
        #expect(try office.status("/v1/tickets/\(id)", as: "Karim") == 404)
        // Three hours later.
        office.clock.advance(minutes: 180)
        let taken = try office.move(id, "take", by: "Luc")
        #expect(taken.status == 200, "\(taken.text)")
        #expect(taken("state") == "inProgress")
        #expect(taken("assignee") == "Luc Exemple (caf14)")
        let resolved = try office.move(id, "resolve", by: "Nora", #"{"message":"Le droit est rétabli."}"#)
        #expect(resolved("state") == "resolved", "\(resolved.text)")
        let seen = try office.ticket(id, as: "Anne")
        #expect(seen["actions"]?.elements.compactMap(\.string).contains("close") == true)
        #expect(seen["unread"]?.integer == 1)
        let messages = try office["Anne"].get("/v1/tickets/\(id)/messages")
        #expect(messages.items("text") == ["Le droit est rétabli."])
        #expect(try office.ticket(id, as: "Anne")["unread"]?.integer == 0)
        let closed = try office.move(id, "close", by: "Anne", #"{"reason":"unblocked","usefulness":"yes"}"#)
        #expect(closed("state") == "closed", "\(closed.text)")
    }

    @Test func `stands in the lists of those who see it, and is found by its words by those who read it`() throws {
        let id = try office.open()
        for person in ["Anne", "Luc", "Nora"] {
            #expect(try office[person].get("/v1/tickets").items("id") == [id], "\(person)")
            #expect(try office[person].get("/v1/tickets?q=demenagement").items("id") == [id], "\(person)")
            #expect(try office[person].get("/v1/tickets?q=apl%20susp*").items("id") == [id], "\(person)")
            #expect(try office[person].get("/v1/tickets?q=retraite").items("id") == [], "\(person)")
        }
        #expect(try office["Karim"].get("/v1/tickets").items("id") == [])
        #expect(try office["Karim"].get("/v1/tickets?q=demenagement").items("id") == [])
    }

    @Test func `is opened once when the answer was lost`() throws {
        let first = try office.send("Anne", office.order(), key: "k1")
        let again = try office.send("Anne", office.order(), key: "k1")
        #expect(again("id") == first("id"))
        #expect(again["Idempotent-Replayed"] == "true")
        #expect(try office.send("Anne", office.order(subject: "Autre chose"), key: "k1").status == 422)
        // Somebody else's key is another key.
        let other = try office.send("Paul", office.order(), key: "k1")
        #expect(other.status == 201 && other("id") != first("id"))
        #expect(
            try office.api.post("/v1/tickets", json: office.order(), fields: ["Authorization": "Bearer Anne"]).status
                == 400)
    }
}
