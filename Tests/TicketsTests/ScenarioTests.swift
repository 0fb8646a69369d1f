import Accounts
import HTTP
import JSON
import Kernel
import LocalClient
import TestSupport
import Testing
import Tickets

/// Scenes of the peer's users, and what it got wrong, played through HTTP.
@Suite struct `Scenes around tickets` {
    private let office: TicketOffice

    init() throws {
        office = try TicketOffice()
        try office.staff("Anne", "Paul", "Luc", "Nora", "Karim", "Gilles")
    }

    private func keep() throws { #expect(try office.api.owner.send(.post, "/v1/owner/tickets/keeping").status == 204) }

    @Test func `agents and their mailbox are told of a new ticket once, colleagues are not`() throws {
        let order = office.order(more: #""colleagues":["\#(try office["Paul"].account)"]"#)
        #expect(try office.send("Anne", order, key: "lost").status == 201)
        #expect(try office.send("Anne", order, key: "lost")["Idempotent-Replayed"] == "true")
        try keep()
        try keep()
        let told = try office.letters().filter { $0.hasPrefix("ticket-opened") }
        let addresses = Set(told.compactMap { $0.split(separator: " ").dropFirst().first.map(String.init) })
        #expect(addresses == ["luc@exemple.fr", "nora@exemple.fr", "caf14@caf-exemple.example"])
        #expect(told.count == 3, "nobody is told twice: \(told)")
    }

    @Test func `the first answer is measured in worked hours`() throws {
        let id = try office.open()
        office.clock.advance(minutes: 180)
        _ = try office.move(id, "take", by: "Luc")
        let clock = try office["Luc"].get("/v1/tickets/\(id)/clocks").json["items"]?.elements.first {
            $0["kind"]?.string == "firstAnswer"
        }
        #expect(clock?["state"]?.string == "met" && clock?["usedSeconds"]?.integer == 3 * 3600)
    }

    @Test func `a draft changed by two people at once is the first one's`() throws {
        let id = try office.open("Anne", office.order(more: #""draft":true"#))
        let tag = try #require(try office["Anne"].get("/v1/tickets/\(id)")["ETag"])
        let path = "/v1/tickets/\(id)"
        #expect(try office["Anne"].send(.patch, path, json: #"{"category":"social"}"#, ifMatch: tag).status == 200)
        #expect(try office["Anne"].send(.patch, path, json: #"{"category":"sante"}"#, ifMatch: tag).status == 412)
        #expect(try office["Paul"].send(.patch, path, json: #"{"category":"sante"}"#, ifMatch: "*").status == 404)
    }

    @Test func `nothing goes without what a ticket needs`() throws {
        for (part, fault) in [
            (#","collectedMandate":{"type":"paper","collectedOn":"2026-02-27"}"#, "/mandate missing"),
            (#""usager":{"firstName":"Marie","lastName":"Durand","birthDate":"1958"},"#, "/usager missing"),
            (#""description":"Le versement a cessé après un déménagement.","#, "/description missing"),
        ] {
            // Without its usager a mandate on paper has nobody either: a draft is sent without them.
            let order = office.order().replacing("\n", with: "").replacing(part, with: "")
            let answer = try office.send("Anne", order)
            #expect(answer.status == 422 && answer.fault == fault, "\(fault): \(answer.text)")
        }
        #expect(try office.send("Luc", office.order()).status == 403, "agents open none")
    }

    @Test func `a wait that is over goes on by itself, and a redirected ticket waits no more`() throws {
        try office.staff("Maud")
        let id = try office.open()
        _ = try office.move(id, "take", by: "Luc")
        let over = try office.move(id, "wait", by: "Luc", #"{"reason":"Pièce attendue","until":"2026-03-06"}"#)
        #expect(over.status == 200, "\(over.text)")
        office.clock.advance(minutes: 4 * 1440)
        try keep()
        #expect(try office.ticket(id, as: "Anne")["state"]?.string == "waiting", "until the end of that day")
        office.clock.advance(minutes: 1440)
        try keep()
        try keep()
        #expect(try office.ticket(id, as: "Anne")["state"]?.string == "inProgress")
        let events = try office["Anne"].get("/v1/tickets/\(id)/history").items("event")
        #expect(events.count { $0 == "ticket-resumed" } == 1)
        for person in ["anne", "luc"] {
            #expect(try office.letters().count { $0.hasPrefix("ticket-wait-over \(person)@") } == 1, "\(person)")
        }
        #expect(try !office["Luc"].get("/v1/tickets/\(id)/clocks").items("state").contains("paused"))
        _ = try office.move(id, "wait", by: "Luc", #"{"reason":"Pièce attendue"}"#)
        let moved = try office.move(
            id, "redirect", by: "Luc", #"{"units":["\#(office.units["msa14"]!)"],"reason":"Régime agricole."}"#)
        #expect(moved.status == 200, "\(moved.text)")
        #expect(try !office["Maud"].get("/v1/tickets/\(id)/clocks").items("state").contains("paused"))
        #expect(try office.ticket(id, as: "Maud")["dueAt"]?.string != nil)
    }

    @Test func `who sends a ticket elsewhere leaves the other organisations where they are`() throws {
        try office.staff("Maud")
        let id = try office.open("Anne", office.order(units: ["caf14", "cpam14"]))
        _ = try office.move(
            id, "redirect", by: "Luc", #"{"units":["\#(office.units["msa14"]!)"],"reason":"Régime agricole."}"#)
        #expect(try office.status("/v1/tickets/\(id)", as: "Karim") == 200)
        #expect(try office.status("/v1/tickets/\(id)", as: "Luc") == 404)
    }

    @Test func `who comes to a unit later sees its open tickets`() throws {
        let id = try office.open("Anne", office.order(units: ["cpam14"]))
        office.api.know(
            .person(
                Person(
                    account: "late", session: "late",
                    grants: [Grant(.agent, organisation: "cpam-exemple", unit: office.units["cpam14"])],
                    hasSecondFactor: true)), by: "late")
        let newcomer = TestCaller(api: office.api, token: "late", account: "late")
        #expect(try newcomer.get("/v1/tickets").items("id") == [id])
        #expect(try newcomer.get("/v1/tickets?q=demenagement").items("id") == [id])
    }

    @Test func `who is refused leaves no receipt, and nobody invites whom they may not`() throws {
        let id = try office.open()
        #expect(try office["Karim"].get("/v1/tickets/\(id)/messages").status == 404)
        #expect(try office["Luc"].get("/v1/tickets/\(id)/readers").items("name") == [])
        let karim = try office["Karim"].account
        let invited = try office.move(id, "invitations", by: "Anne", #"{"accounts":["\#(karim)"]}"#)
        #expect(invited.fault == "/accounts/0 not-invitable", "\(invited.text)")
        try office.staff("Ines")
        let far = try office["Ines"].account
        let elsewhere = try office.move(id, "invitations", by: "Luc", #"{"accounts":["\#(far)"]}"#)
        #expect(elsewhere.fault == "/accounts/0 not-invitable", "not competent in the Calvados")
    }

    @Test func `what was corrected shows what it was, and to the version that was seen`() throws {
        let id = try office.open()
        let written = try office["Luc"].post("/v1/tickets/\(id)/messages", json: #"{"text":"Le 13 mars."}"#)
        let path = "/v1/tickets/\(id)/messages/\(try #require(written("id")))"
        #expect(try office["Luc"].send(.patch, path, json: #"{"text":"x"}"#, ifMatch: "\"1\"").status == 412)
        let corrected = try office["Luc"].send(.patch, path, json: #"{"text":"Le 14 mars."}"#, ifMatch: "*")
        #expect(corrected("text") == "Le 14 mars.", "\(corrected.text)")
        let seen = try office["Anne"].get("/v1/tickets/\(id)/messages").json["items"]?.elements.first { _ in true }
        #expect(seen?["versions"]?.elements.compactMap { $0["text"]?.string } == ["Le 13 mars."])
        office.clock.advance(minutes: 15)
        let late = try office["Luc"].send(.patch, path, json: #"{"text":"y"}"#, ifMatch: "*")
        #expect(late.problem == "correction-too-late")
    }

    @Test func `a text with a number in it is kept, and its writer warned`() throws {
        let order = office.order().replacing("après un déménagement", with: "pour le 2 58 07 14 118 001 41")
        let opened = try office.send("Anne", order)
        #expect(opened.status == 201, "\(opened.text)")
        #expect(try opened.json["warnings"]?.elements.compactMap(\.string) == ["nir"])
    }

    @Test func `keeps one order of messages written at once`() async throws {
        let id = try office.open()
        let callers = [try office["Anne"], try office["Luc"], try office["Nora"]]
        let statuses = await withTaskGroup(of: Int.self, returning: [Int].self) { group in
            for number in 0..<30 {
                let caller = callers[number % 3]
                group.addTask {
                    (try? caller.post("/v1/tickets/\(id)/messages", json: #"{"text":"Message \#(number)."}"#).status)
                        ?? 0
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses.allSatisfy { $0 == 201 }, "\(statuses)")
        let messages = try office["Anne"].get("/v1/tickets/\(id)/messages?limit=100").json["items"]
        #expect(messages?.elements.compactMap { $0["order"]?.integer } == Array(1...30))
        #expect(Set(messages?.elements.compactMap { $0["id"]?.string } ?? []).count == 30)
    }
}
