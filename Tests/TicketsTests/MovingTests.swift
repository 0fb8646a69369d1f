import HTTP
import JSON
import LocalClient
import TestSupport
import Testing

/// Tickets that go elsewhere, that two people touch, that are in the wrong state.
@Suite struct `Moving a ticket` {
    private let office: TicketOffice

    init() throws {
        office = try TicketOffice()
        try office.staff("Anne", "Paul", "Luc", "Nora", "Mehdi", "Karim", "Olga")
    }

    @Test func `to another territory leaves one's queue and stays in its history`() throws {
        let id = try office.open()
        let unit = try #require(office.units["msa61"])
        // Not competent in the Calvados.
        let wrong = try office.move(id, "redirect", by: "Luc", #"{"units":["\#(unit)"],"reason":"Régime agricole."}"#)
        #expect(wrong.fault == "/units/0 does-not-cover", "\(wrong.text)")
        let moved = try office.move(
            id, "redirect", by: "Luc", #"{"units":["\#(unit)"],"reason":"Régime agricole.","commune":"61001"}"#)
        #expect(moved.status == 200, "\(moved.text)")
        #expect(try office.status("/v1/tickets/\(id)", as: "Luc") == 404)
        #expect(try office["Luc"].get("/v1/tickets").items("id") == [])
        #expect(try office["Luc"].get("/v1/tickets?q=demenagement").items("id") == [])
        #expect(try office["Mehdi"].get("/v1/tickets").items("id") == [id])
        #expect(try office["Mehdi"].get("/v1/tickets?q=demenagement").items("id") == [id])
        let history = try office["Anne"].get("/v1/tickets/\(id)/history")
        #expect(history.items("event") == ["ticket-redirected", "ticket-opened"])
        #expect(history.text.contains(try office["Luc"].account))
    }

    @Test func `in the wrong state tells what is allowed`() throws {
        let id = try office.open()
        let refused = try office.move(id, "resume", by: "Luc")
        #expect(refused.status == 409)
        #expect(refused.problem == "transition-not-allowed")
        let allowed = try refused.json["errors"]?.elements.compactMap { $0["code"]?.string }
        #expect(allowed == ["take", "redirect", "resolve", "declareIrrelevant", "declareRelevant", "close"])
    }

    @Test func `by two agents at once is the first one's`() throws {
        let id = try office.open()
        let tag = try #require(try office["Luc"].get("/v1/tickets/\(id)")["ETag"])
        #expect(try office["Luc"].post("/v1/tickets/\(id)/take", ifMatch: tag).status == 200)
        #expect(try office["Nora"].post("/v1/tickets/\(id)/take", ifMatch: tag).status == 412)
        #expect(try office["Nora"].post("/v1/tickets/\(id)/take").status == 428)
    }

    @Test func `is not for an aidant to resolve`() throws {
        let id = try office.open()
        #expect(try office.move(id, "resolve", by: "Anne").status == 403)
    }

    @Test func `goes on when the aidant answers a resolved one, and for an agent only on request`() throws {
        let id = try office.open()
        _ = try office.move(id, "resolve", by: "Luc")
        _ = try office["Luc"].post("/v1/tickets/\(id)/messages", json: #"{"text":"Pour mémoire."}"#)
        #expect(try office.ticket(id, as: "Anne")["state"]?.string == "resolved")
        _ = try office["Luc"].post("/v1/tickets/\(id)/messages", json: #"{"text":"En fait non.","reopens":true}"#)
        #expect(try office.ticket(id, as: "Anne")["state"]?.string == "inProgress")
        _ = try office.move(id, "resolve", by: "Luc")
        _ = try office["Anne"].post("/v1/tickets/\(id)/messages", json: #"{"text":"Rien reçu."}"#)
        #expect(try office.ticket(id, as: "Anne")["state"]?.string == "inProgress")
    }

    @Test func `back from the archive works for thirty days, then a new one follows it`() throws {
        let id = try office.open()
        _ = try office.move(id, "close", by: "Paul", #"{"reason":"unblocked"}"#)
        #expect(try office.move(id, "reopen", by: "Anne", #"{"message":"Encore."}"#).status == 200)
        _ = try office.move(id, "close", by: "Anne", #"{"reason":"unblocked"}"#)
        office.clock.advance(minutes: 31 * 1440)
        let late = try office.move(id, "reopen", by: "Anne", #"{"message":"Encore."}"#)
        #expect(late.status == 409 && late.problem == "reopen-too-late")
        let next = try office.send("Anne", office.order(more: #""follows":"\#(id)""#))
        #expect(next("follows") == id, "\(next.text)")
    }

    @Test func `declared irrelevant is undone`() throws {
        let id = try office.open()
        _ = try office.move(id, "declare-irrelevant", by: "Luc", #"{"message":"La démarche existe."}"#)
        #expect(try office.ticket(id, as: "Anne")["isRelevant"]?.bool == false)
        _ = try office.move(id, "declare-relevant", by: "Nora")
        #expect(try office.ticket(id, as: "Anne")["isRelevant"]?.bool == true)
    }

    @Test(arguments: [
        (#""identifiers":[{"type":"nir","value":"258071400000090"}]"#, "/identifiers/0/type not-for-this-body"),
        (#""colleagues":["01890a5d-ac96-7b7c-8f2e-0123456789ab"]"#, "/colleagues/0 not-a-colleague"),
        (#""urgency":{"level":"critical"}"#, "/urgency/reason missing"),
    ])
    func `is refused at its opening for what it may not hold`(more: String, fault: String) throws {
        let answer = try office.send("Anne", office.order(more: more))
        #expect(answer.status == 422 && answer.fault == fault, "\(answer.text)")
    }

    @Test(arguments: [
        ("Appeler le 06 12 34 56 78", "/subject personal-data-phone"),
        ("Dossier Durand", "/subject personal-data-name"),
        ("NIR 2 58 07 14 118 001 41", "/subject personal-data-nir"),
    ])
    func `has a subject that tells nobody`(subject: String, fault: String) throws {
        let answer = try office.send("Anne", office.order(subject: subject))
        #expect(answer.status == 422 && answer.fault == fault, "\(answer.text)")
    }

    @Test func `goes to units that are competent and where somebody works`() throws {
        let elsewhere = try office.send("Anne", office.order(units: ["caf61"]))
        #expect(elsewhere.fault == "/units/0 does-not-cover")
        let other = try office.send(
            "Anne", office.order().replacing("\"commune\"", with: "\"unit\":\"\(office.units["caf14"]!)\",\"commune\""))
        #expect(other.fault == "/unit not-yours", "\(other.text)")
        _ = try office["Luc"]
        let empty = try office.send("Anne", office.order(units: ["msa14"]))
        #expect(empty.fault == "/units/0 without-members", "\(empty.text)")
        let found = try office.send(
            "Anne", office.order(units: []).replacing("\"units\":[]", with: "\"organisations\":[\"caf-exemple\"]"))
        #expect(found.status == 201, "\(found.text)")
    }
}
