import HTTP
import JSON
import Kernel
import LocalClient
import TestSupport
import Testing

/// What narrows a list, for whom, and the same list as a table.
@Suite struct `A list of tickets` {
    private let office: TicketOffice

    init() throws {
        office = try TicketOffice()
        try office.staff("Anne", "Luc", "Karim", "Gilles", "Nadia", "Otto", "Chloe")
    }

    private func ids(_ query: String, as person: String) throws -> [String] {
        let answer = try office[person].get("/v1/tickets?\(query)")
        #expect(answer.status == 200, "\(query): \(answer.text)")
        return answer.items("id")
    }

    @Test func `is narrowed by what presses, where it is and when, for those who see all as for those who see some`()
        throws
    {
        let plain = try office.open()
        let critical = try office.open(
            "Anne",
            office.order(
                units: ["caf14", "cpam14"], more: #""urgency":{"level":"critical","reason":"Expulsion prévue"}"#))
        office.clock.advance(minutes: 1440)
        let health = try office.open("Anne", office.order(units: ["cpam14"]))
        let unit = try #require(office.units["caf14"])
        let cases: [(String, String, [String])] = [
            ("", "Gilles", [health, critical, plain]), ("sort=createdAt", "Gilles", [plain, critical, health]),
            ("sort=dueAt", "Gilles", [plain, critical, health]), ("urgency=critical", "Gilles", [critical]),
            ("urgency=normal", "Gilles", [health, plain]), ("unit=\(unit)", "Gilles", [critical, plain]),
            ("unit=\(unit)&organisation=cpam-exemple", "Gilles", [critical]),
            ("organisation=cpam-exemple", "Gilles", [health, critical]), ("departement=61", "Gilles", []),
            ("departement=14", "Gilles", [health, critical, plain]), ("state=closed", "Gilles", []),
            ("from=2026-03-03", "Gilles", [health]), ("until=2026-03-02", "Gilles", [critical, plain]),
            ("urgency=critical", "Nadia", [critical]), ("departement=14", "Nadia", [critical, plain]),
            ("unit=\(unit)", "Otto", [critical]), ("unit=\(unit)&urgency=urgent", "Otto", []),
            ("sort=dueAt&urgency=critical", "Otto", [critical]), ("category=social", "Nadia", []),
        ]
        for (query, person, expected) in cases {
            #expect(try ids(query, as: person) == expected, "\(person): \(query)")
        }
        let refused = try office["Otto"].get("/v1/tickets?urgency=haute").json["errors"]?.elements.first { _ in true }
        #expect(refused?["message"]?.string == "Une de ces valeurs est attendue : normal, urgent, critical.")
        // What is another organisation's is not even skipped over.
        #expect(try office["Otto"].get("/v1/tickets?unit=\(unit)&limit=1").json["next"]?.isNull == true)
        // Page after page, the same.
        let first = try office["Gilles"].get("/v1/tickets?sort=dueAt&limit=2")
        let next = try #require(first("next"))
        #expect(first.items("id") == [plain, critical])
        #expect(try ids("sort=dueAt&limit=2&cursor=\(next)", as: "Gilles") == [health])
    }

    @Test func `is of a departement for who answers for a body there, whoever sends and whoever receives`() throws {
        try office.staff("Ines", "Mehdi")
        let here = try office.open()
        office.clock.advance(minutes: 1)
        let there = try office.open("Anne", office.order(units: ["caf61"], commune: "61001"))
        office.clock.advance(minutes: 1)
        let health = try office.open("Anne", office.order(units: ["cpam14"]))
        let cases: [(String, String, [String])] = [
            ("", "Noah", [there]), ("sort=dueAt", "Noah", [there]), ("sort=updatedAt", "Noah", [there]),
            ("departement=14", "Noah", []), ("departement=61", "Noah", [there]),
            ("", "Norma", [there, here]), ("sort=dueAt", "Norma", [here, there]), ("departement=14", "Norma", [here]),
            ("departement=14", "Nadia", [here]), ("departement=61", "Nadia", [there]), ("departement=61", "Otto", []),
            ("", "Mila", [health, here]), ("departement=61", "Mila", []), ("departement=61", "Mona", [there]),
            ("organisation=caf-exemple", "Mila", [here]), ("organisation=caf-exemple", "Tom", [here]),
            ("organisation=caf-exemple&departement=61", "Gilles", [there]),
            ("organisation=cpam-exemple&departement=61", "Gilles", []),
        ]
        for (query, person, expected) in cases {
            #expect(try ids(query, as: person) == expected, "\(person): \(query)")
        }
        let areas = try office["Nadia"].get("/v1/tickets/backlog?by=departement").json["items"]?.elements.map {
            "\($0["name"]?.string ?? "") \($0["open"]?.integer ?? 0)"
        }
        #expect(areas == ["14 1", "61 1"])
        // What is sent to another departement leaves one list and stands in the other.
        let unit = try #require(office.units["msa61"])
        _ = try office.move(
            here, "redirect", by: "Luc", #"{"units":["\#(unit)"],"reason":"Régime agricole.","commune":"61001"}"#)
        #expect(try ids("", as: "Norma") == [there] && ids("departement=61", as: "Mona") == [there, here])
        #expect(try ids("", as: "Mila") == [health])
    }

    @Test func `of what was changed since an instant begins with what was changed longest ago, page after page`() throws
    {
        let first = try office.open()
        office.clock.advance(minutes: 10)
        let second = try office.open()
        office.clock.advance(minutes: 10)
        let moment = office.clock.clock.now()
        _ = try office["Luc"].post("/v1/tickets/\(first)/messages", json: #"{"text":"Nous regardons."}"#)
        office.clock.advance(minutes: 10)
        let third = try office.open("Anne", office.order(units: ["cpam14"]))
        for (query, person, expected) in [
            ("updatedSince=2026-03-02T08:00:00Z", "Gilles", [second, first, third]),
            ("sort=updatedAt", "Gilles", [second, first, third]),
            ("updatedSince=\(moment)", "Gilles", [first, third]), ("updatedSince=\(moment)", "Anne", [first, third]),
            ("updatedSince=\(moment)", "Luc", [first]), ("updatedSince=\(moment)", "Otto", [third]),
            ("updatedSince=\(moment.adding(seconds: 1))", "Gilles", [third]),
            ("updatedSince=\(moment)&q=regardons", "Luc", [first]),
            ("updatedSince=\(moment)&state=closed", "Gilles", []),
            ("updatedSince=\(moment.adding(seconds: 1))&q=regardons", "Luc", []),
        ] as [(String, String, [String])] { #expect(try ids(query, as: person) == expected, "\(person): \(query)") }
        let page = try office["Gilles"].get("/v1/tickets?sort=updatedAt&limit=2")
        let next = try #require(page("next"))
        #expect(page.items("id") == [second, first])
        #expect(try ids("sort=updatedAt&limit=2&cursor=\(next)", as: "Gilles") == [third])
        for query in ["updatedSince=hier", "updatedSince=2026-03-02T08:00:00Z&sort=createdAt"] {
            #expect(try office["Luc"].get("/v1/tickets?\(query)").status == 400, "\(query)")
        }
    }

    @Test func `found by words keeps to what else is asked, and shows where they stand`() throws {
        let id = try office.open()
        office.clock.advance(minutes: 8 * 1440)
        let fresh = try office.open()
        _ = try office["Luc"].post("/v1/tickets/\(fresh)/messages", json: #"{"text":"Il manque la quittance d'août."}"#)
        #expect(try ids("q=quittance", as: "Anne") == [fresh])
        let line = try office["Anne"].get("/v1/tickets?q=quittance").json["items"]?.elements.first { _ in true }
        #expect(line?["found"]?.string == "Il manque la quittance d'août.")
        for (query, expected) in [
            ("q=demenagement", [fresh, id]), ("q=demenagement&late=true", [id]),
            ("q=demenagement&until=2026-03-02", [id]), ("q=demenagement&from=2026-03-03", [fresh]),
            ("q=demenagement&state=closed", []), ("q=demenagement&urgency=urgent", []),
            ("q=demenagement&category=logement", [fresh, id]), ("q=demenagement&departement=61", []),
        ] { #expect(try ids(query, as: "Luc") == expected, "\(query)") }
        for query in ["q=x&sort=dueAt", "late=true&sort=createdAt"] {
            #expect(try office["Luc"].get("/v1/tickets?\(query)").status == 400, "\(query)")
        }
        // Those who see frames find nothing by words.
        for person in ["Gilles", "Nadia", "Chloe"] { #expect(try ids("q=demenagement", as: person) == []) }
    }

    @Test func `of what is unread holds nothing for who reads nothing`() throws {
        let id = try office.open()
        _ = try office["Luc"].post("/v1/tickets/\(id)/messages", json: #"{"text":"Bonjour."}"#)
        #expect(try ids("unread=true", as: "Anne") == [id])
        for person in ["Chloe", "Nadia"] { #expect(try ids("unread=true", as: person) == [], "\(person)") }
    }

    @Test func `is a table for spreadsheets, of frames alone`() throws {
        let id = try office.open("Anne", office.order(subject: "=1+1 suspendu"))
        office.clock.advance(minutes: 180)
        _ = try office.move(id, "take", by: "Luc")
        office.clock.advance(minutes: 60)
        _ = try office.move(id, "close", by: "Anne", #"{"reason":"unblocked","usefulness":"yes"}"#)
        for person in ["Nadia", "Anne"] {
            let table = try office[person].get("/v1/tickets/export?state=closed")
            #expect(table["Content-Type"] == "text/csv; charset=utf-8")
            #expect(
                table.text.split(separator: "\r\n").map(String.init).dropFirst() == [
                    "\(id),APL-2026-000001,closed,logement,normal,14,\(office.units["vire"]!),caf14,"
                        + "2026-03-02T08:00:00.000Z,2026-03-02T12:00:00.000Z,true,yes,3,4"
                ], "closed when it was closed, not when it was opened: \(table.text)")
        }
        #expect(try office["Karim"].get("/v1/tickets/export").text.split(separator: "\r\n").count == 1)
    }
}
