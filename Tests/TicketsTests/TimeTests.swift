import HTTP
import JSON
import LocalClient
import TestSupport
import Testing

/// Delays in business days, and what happens when they run out.
@Suite struct `The clocks of tickets` {
    /// Time goes on, and the service does what is due, twice: nothing happens twice.
    private func pass(_ office: TicketOffice, days: Int = 0, hours: Int = 0) throws {
        office.clock.advance(minutes: (days * 24 + hours) * 60)
        for _ in 0..<2 { #expect(try office.api.owner.send(.post, "/v1/owner/tickets/keeping").status == 204) }
    }

    private func events(_ office: TicketOffice, _ id: String) throws -> [String] {
        try office["Anne"].get("/v1/tickets/\(id)/history").items("event")
    }

    @Test func `warn once, breach once, and invite the moderator once`() throws {
        let office = try TicketOffice()
        try office.staff("Anne", "Luc", "Nora", "Zoe", "Chloe", "Nadia")
        let id = try office.open()
        #expect(try office.ticket(id, as: "Luc")["dueAt"]?.string == "2026-03-05T08:00:00.000Z")
        try pass(office, days: 2, hours: 6)
        #expect(try events(office, id) == ["ticket-clock-warning", "ticket-opened"])
        #expect(try office["Luc"].get("/v1/tickets?late=true").items("id") == [])
        // Friday, ten o'clock.
        try pass(office, days: 1, hours: 19)
        #expect(try events(office, id) == ["ticket-clock-breached", "ticket-clock-warning", "ticket-opened"])
        #expect(try office["Luc"].get("/v1/tickets?late=true").items("id") == [id])
        #expect(try office["Nadia"].get("/v1/tickets?late=true").items("id") == [id])
        let told = try office.letters()
        #expect(told.count { $0.hasPrefix("ticket-late-soon") && $0.contains("nora@") } == 1)
        #expect(told.count { $0.hasPrefix("ticket-late ") && $0.contains("chloe@") } == 1)
        #expect(told.count { $0.hasPrefix("ticket-late ") && $0.contains("nadia@") } == 1)
        #expect(try office.status("/v1/tickets/\(id)", as: "Zoe") == 404)
        try pass(office, days: 4)
        #expect(try office.status("/v1/tickets/\(id)", as: "Zoe") == 200)
        #expect(try events(office, id).count { $0 == "ticket-moderators-invited" } == 1)
    }

    @Test func `do not count public holidays`() throws {
        // The Thursday before Easter 2026: Monday 6 April is none.
        let office = try TicketOffice(at: "2026-04-02T08:00:00Z")
        try office.staff("Anne", "Luc")
        let id = try office.open()
        #expect(try office.ticket(id, as: "Luc")["dueAt"]?.string == "2026-04-08T08:00:00.000Z")
    }

    @Test func `stand still while a ticket waits`() throws {
        let office = try TicketOffice()
        try office.staff("Anne", "Luc")
        let id = try office.open()
        _ = try office.move(id, "take", by: "Luc")
        _ = try office.move(id, "wait", by: "Luc", #"{"reason":"Pièce attendue"}"#)
        try pass(office, days: 60)
        #expect(try office["Luc"].get("/v1/tickets?late=true").items("id") == [])
        let clocks = try office["Luc"].get("/v1/tickets/\(id)/clocks")
        #expect(clocks.items("state").contains("paused"), "\(clocks.text)")
        _ = try office.move(id, "resume", by: "Luc")
        #expect(try office.ticket(id, as: "Luc")["isLate"]?.bool == false)
        // Fifteen business days, four public holidays and the week-ends between them.
        try pass(office, days: 29)
        #expect(try office["Luc"].get("/v1/tickets?late=true").items("id") == [id])
    }

    @Test func `go on with what was left when a ticket waits no more`() throws {
        let office = try TicketOffice()
        try office.staff("Anne", "Luc")
        let id = try office.open()
        _ = try office.move(id, "take", by: "Luc")
        // Five of fifteen business days are spent, then a week goes by that does not count.
        try pass(office, days: 7)
        _ = try office.move(id, "wait", by: "Luc", #"{"reason":"Pièce attendue"}"#)
        try pass(office, days: 7)
        let paused = try office["Luc"].get("/v1/tickets/\(id)/clocks").json["items"]?.elements.first {
            $0["state"]?.string == "paused"
        }
        #expect(paused?["usedSeconds"]?.integer == 5 * 86_400)
        _ = try office.move(id, "resume", by: "Luc")
        // Summer time begins on the Sunday before.
        #expect(try office.ticket(id, as: "Luc")["dueAt"]?.string == "2026-03-30T07:00:00.000Z")
    }

    @Test func `follow what an organisation promises`() throws {
        let office = try TicketOffice()
        try office.staff("Anne", "Luc", "Nadia")
        let set = try office["Nadia"].post(
            "/v1/clock-policies", json: #"{"kind":"firstAnswer","organisation":"caf-exemple","businessDays":2}"#)
        #expect(set.status == 200, "\(set.text)")
        #expect(
            try office["Nadia"].post(
                "/v1/clock-policies", json: #"{"kind":"firstAnswer","organisation":"cpam-exemple","businessDays":1}"#
            ).status == 403)
        let id = try office.open()
        #expect(try office.ticket(id, as: "Luc")["dueAt"]?.string == "2026-03-04T08:00:00.000Z")
        // Who promises sees where tickets stand, and nobody's affairs.
        let seen = try office.ticket(id, as: "Nadia")
        #expect(seen["view"]?.string == "metadata" && seen["subject"] == nil && seen["usager"] == nil)
    }

    @Test func `remind of a resolved ticket, then close it`() throws {
        let office = try TicketOffice()
        try office.staff("Anne", "Luc")
        let id = try office.open()
        _ = try office.move(id, "resolve", by: "Luc")
        try pass(office, days: 15)
        #expect(try office.letters().count { $0.hasPrefix("ticket-reminder anne@") } == 1)
        #expect(try office.ticket(id, as: "Anne")["state"]?.string == "resolved")
        try pass(office, days: 16)
        let closed = try office.ticket(id, as: "Anne")
        #expect(closed["state"]?.string == "closed" && closed["closure"]?["reason"]?.string == "noAnswer")
    }
}
