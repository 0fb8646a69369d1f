import HTTP
import JSON
import Kernel
import LocalClient
import TestSupport
import Testing

/// A need from its opening to its end, seen from outside.
@Suite struct `A need` {
    private let service: RoutingService

    init() throws { service = try RoutingService() }

    @Test func `goes to all who are competent, at once, and each is told once`() throws {
        let cma = try service.colleague("cma")
        _ = try service.colleague("cci")
        _ = try service.colleague("ailleurs", zones: ["departement:62"])
        let id = try service.need()
        let need = try service.show(id)
        #expect(need("state") == "routed", "\(need.text)")
        #expect(need("outcome") == "pending")
        #expect(try need.json["openMatches"]?.integer == 2)
        #expect(try service.letters() == ["acknowledged", "need-received", "need-received"])
        let match = try service.match(of: cma, on: id)
        #expect(match["status"]?.string == "pending")
        #expect(match["zone"]?.string == "departement:59")
        #expect(match["why"]?["clauses"]?.elements.contains { $0["code"]?.string == "territory" } == true)
        #expect(match["actions"]?.elements.compactMap(\.string) == ["take", "refuse", "transfer"])
    }

    @Test func `is routed as it is evaluated`() throws {
        for slug in ["cma", "cci", "afpa"] { _ = try service.colleague(slug) }
        let evaluated = try service.evaluate(RoutingService.bakery).json["selected"]?.elements.compactMap {
            $0["expert"]?.string
        }
        let id = try service.need()
        let routed = try service.get("/v1/needs/\(id)/matches").json["items"]?.elements.compactMap {
            $0["expert"]?.string
        }
        #expect(try #require(evaluated).sorted() == routed?.sorted())
    }

    @Test func `is counted with all its experts, and what is closed never hides what is open`() throws {
        let (a, b, c) = (
            try service.colleague("aaa"), try service.colleague("bbb"), try service.colleague("ccc")
        )
        let id = try service.need()
        func state() throws -> String {
            let need = try service.show(id)
            return "\(need("state")!) \(need("outcome")!) \(try need.json["openMatches"]!.integer!)"
        }
        #expect(try service.move("take", a, on: id).status == 200)
        #expect(try state() == "routed takenInCharge 3")
        #expect(try service.move("refuse", b, on: id).status == 200)
        #expect(try state() == "routed takenInCharge 2")
        #expect(try service.move("help", a, on: id).status == 200)
        #expect(try state() == "routed helped 1")
        let early = try service.move("help", c, on: id)
        #expect(early.status == 409)
        #expect(try early.json["errors"]?.elements.compactMap { $0["code"]?.string } == ["take", "refuse"])
        #expect(try service.move("take", c, on: id).status == 200)
        #expect(try service.letters().filter { $0 == "taken" }.count == 1, "the company is told once")
        #expect(try service.move("no-help", c, on: id).status == 200)
        #expect(try state() == "closed helped 0")
        #expect(try service.history(of: id).contains("need-closed"))
    }

    @Test func `is taken by one of two who click at once`() throws {
        let cma = try service.colleague("cma")
        let id = try service.need()
        let version = try service.match(of: cma, on: id)["version"]!.integer!
        #expect(try service.move("take", cma, on: id, version: "\"\(version).fr.x\"").status == 200)
        #expect(try service.move("refuse", cma, on: id, version: "\"\(version).fr.x\"").status == 412)
        #expect(try service.show(id)("outcome") == "takenInCharge")
    }

    @Test func `waits for somebody when nobody is competent, and finds an expert who comes later`() throws {
        let id = try service.need(
            service.body(subject: "eau", company: #"{"commune":"97502"}"#))
        let need = try service.show(id)
        #expect(need("state") == "review")
        #expect(need("queue") == "support-national")
        #expect(need("reason") == "no-expert-on-subject")
        #expect(try service.letters() == ["waiting"], "no promise is made")
        let queue = try service.get("/v1/needs?queue=support-national").json["items"]?.elements.map { $0["id"]?.string }
        #expect(queue == [id])
        _ = try service.team("agence-exemple", zones: [], on: ["eau"])
        let routed = try service.change("route", id)
        #expect(routed("state") == "routed", "\(routed.text)")
        #expect(try service.letters() == ["need-received", "waiting"])
    }

    @Test func `waits when a verdict is open or the subject asks for it`() throws {
        _ = try service.team("bpi-exemple", zones: [])
        _ = try service.rule(#"{"field":"ageYears","op":"gte","value":3}"#, of: "bpi-exemple")
        let open = try service.need()
        #expect(try service.show(open)("reason") == "unknown-verdict")
        #expect(try service.change("route", open)("state") == "routed")
        let subject = try service.get("/v1/subjects/former")
        #expect(subject.status == 200)
        #expect(
            try service.put(
                "/v1/subjects/former",
                #"{"theme":"ressources-humaines","label":{"fr":"Former","en":"Train"},"routing":"review"}"#
            ).status == 200)
        let asked = try service.need(service.body(subject: "former"))
        #expect(try service.show(asked)("reason") == "review-asked")
    }

    @Test func `goes back to the queue when everybody refuses`() throws {
        let cma = try service.colleague("cma")
        let id = try service.need()
        try service.move("refuse", cma, on: id)
        let need = try service.show(id)
        #expect(need("state") == "review")
        #expect(need("reason") == "all-refused")
        #expect(need("queue") == "support-32")
        #expect(try service.move("undo", cma, on: id).status == 200)
        #expect(try service.show(id)("state") == "routed")
    }

    @Test func `can be undone for seven days`() throws {
        let cma = try service.colleague("cma")
        let id = try service.need()
        try service.move("take", cma, on: id)
        try service.move("help", cma, on: id)
        #expect(try service.show(id)("state") == "closed")
        #expect(try service.move("undo", cma, on: id).status == 200)
        #expect(try service.show(id)("state") == "routed")
        try service.move("take", cma, on: id)
        try service.move("unreachable", cma, on: id)
        #expect(try service.letters().contains("unreachable"))
        service.time.advance(minutes: 7 * 24 * 60)
        #expect(try service.move("undo", cma, on: id).status == 409)
    }

    @Test func `is followed up by a calendar, each step once however often the job runs`() throws {
        try service.organisation("reseau")
        let parent = try service.make(
            "/v1/directory/units",
            #"{"organisation":"reseau","name":"Direction","level":"regional","zones":[],"mailbox":"direction@reseau.example"}"#
        )
        let unit = try service.unit("reseau", zones: ["departement:59"], parent: parent)
        let account = try service.account("lente", of: "reseau", Grant(.init("routingExpert"), organisation: "reseau"))
        let slow = RoutingService.Colleague(
            name: "lente", expert: try service.expert(in: unit, "Lente", members: [account]), organisation: "reseau",
            unit: unit)
        let id = try service.need()
        var told = ["acknowledged", "need-received"]
        func expect(_ more: [String], after days: Int) throws {
            try service.pass(days: days, runs: 2)
            told += more
            #expect(try service.letters() == told.sorted(), "after \(days) more days")
        }
        // Opened on Thursday 12 March; Easter Monday is 6 April.
        try expect([], after: 5)
        try expect(["recap"], after: 1)
        try expect(["not-yet-taken"], after: 3)
        try expect(["reminder"], after: 4)
        try expect(["last-chance"], after: 19)
        try expect(["escalated"], after: 7)
        try expect([], after: 5)
        #expect(try service.show(id)("state") == "routed")
        try expect(["abandoned"], after: 1)
        #expect(try service.show(id)("state") == "abandoned")
        try expect([], after: 2)
        #expect(try service.move("take", slow, on: id).status == 200)
        #expect(try service.show(id)("state") == "routed")
        #expect(try service.show(id)("outcome") == "takenInCharge")
        #expect(try service.history(of: id).contains("need-closed"), "the abandon stays in the history")
    }

    @Test func `asks the company, once, ten days after help`() throws {
        let cma = try service.colleague("cma")
        let id = try service.need()
        try service.move("take", cma, on: id)
        try service.move("help", cma, on: id)
        try service.pass(days: 9)
        #expect(try !service.letters().contains("satisfaction"))
        try service.pass(days: 1, runs: 3)
        #expect(try service.letters().filter { $0 == "satisfaction" }.count == 1)
    }

    @Test func `is closed by the first taker where the rule sets say so`() throws {
        try service.organisation("france-travail", more: ["franceTravail"])
        let unit = try service.unit("france-travail", zones: ["departement:59"])
        func member(_ name: String) throws -> RoutingService.Colleague {
            let account = try service.account(
                name, of: "france-travail", Grant(.init("routingExpert"), organisation: "france-travail"))
            return RoutingService.Colleague(
                name: name, expert: try service.expert(in: unit, name, members: [account]),
                organisation: "france-travail", unit: unit)
        }
        let (first, second) = (try member("premiere"), try member("seconde"))
        let other = try service.colleague("cma")
        let id = try service.need()
        try service.move("take", first, on: id)
        let sibling = try service.match(of: second, on: id)
        #expect(sibling["status"]?.string == "notForMe")
        #expect(sibling["closedAt"]?.string != nil)
        #expect(try service.match(of: other, on: id)["status"]?.string == "pending")
        #expect(try service.show(id).json["openMatches"]?.integer == 2)
    }

    @Test func `is handed over with a reason`() throws {
        let cma = try service.colleague("cma")
        let cci = try service.colleague("cci", on: ["former"])
        let id = try service.need()
        let moved = try service.move("transfer", cma, on: id, #"{"expert":"\#(cci.expert)","reason":"Plutôt vous."}"#)
        #expect(moved.status < 300, "\(moved.text)")
        #expect(try service.match(of: cci, on: id)["origin"]?.string == "transfer")
        #expect(try service.get("/v1/needs/\(id)", as: cma.name).status == 404)
        let thread = try service.get("/v1/needs/\(id)/comments", as: cci.name)
        #expect(try thread.json["items"]?.elements.map { $0["text"]?.string } == ["Plutôt vous."])
    }

    @Test func `goes to others whom somebody names, with a reason`() throws {
        let cma = try service.colleague("cma")
        let cci = try service.colleague("cci", on: ["former"])
        let id = try service.need()
        #expect(try service.change("route", id, #"{"add":[{"expert":"\#(cci.expert)"}]}"#).status == 400)
        let named =
            #"{"add":[{"expert":"\#(cci.expert)","reason":"Connaît le métier."}],"#
            + #""remove":[{"expert":"\#(cma.expert)","reason":"En congé."}]}"#
        #expect(try service.change("route", id, named)("state") == "routed")
        #expect(try service.match(of: cci, on: id)["origin"]?.string == "added")
        #expect(try service.get("/v1/needs/\(id)", as: cma.name).status == 404)
        let notes = try service.get("/v1/needs/\(id)/comments").json["items"]?.elements.map { $0["text"]?.string }
        #expect(Set(notes ?? []) == ["Connaît le métier.", "En congé."])
    }

    @Test func `counts as late once when nobody takes it within five worked days`() throws {
        let cma = try service.colleague("cma")
        let late = try service.need()
        let early = try service.need(service.body(email: "b@exemple.example"))
        try service.move("take", cma, on: early)
        try service.pass(days: 6, runs: 2)
        #expect(try !service.history(of: late).contains("need-late"), "Thursday to Wednesday are four worked days")
        try service.pass(days: 1, runs: 2)
        service.time.advance(minutes: 1)
        try service.move("take", cma, on: late)
        try service.pass(days: 1, runs: 2)
        #expect(try service.history(of: late).filter { $0 == "need-late" }.count == 1)
        #expect(try !service.history(of: early).contains("need-late"))
        let shares = try service.get("/v1/routing/indicators").json["shares"]
        #expect(shares?["takenInFiveDays"]?.double == 0.5)
    }

    @Test func `is about another subject once somebody says so`() throws {
        let cma = try service.colleague("cma")
        let cci = try service.colleague("cci", on: ["former"])
        let id = try service.need()
        let changed = try service.change("requalify", id, #"{"subject":"former"}"#, as: cma.name)
        #expect(changed.status < 300, "\(changed.text)")
        let need = try service.show(id)
        #expect(need("subject") == "former")
        #expect(need("state") == "routed")
        #expect(try need.json["requalified"]?.bool == true)
        #expect(try service.match(of: cci, on: id)["status"]?.string == "pending")
        #expect(try service.get("/v1/needs/\(id)", as: cma.name).status == 404)
    }

    @Test func `does not lose an expert's matches when the expert goes`() throws {
        let cma = try service.colleague("cma")
        let id = try service.need()
        let refused = try service.delete("/v1/experts/\(cma.expert)")
        #expect(refused.problem == "expert-still-asked")
        #expect(try service.delete("/v1/experts/\(cma.expert)?openMatches=review").status == 204)
        let need = try service.show(id)
        #expect(need("state") == "review")
        #expect(need("reason") == "expert-removed")
    }

    @Test func `is given up, opened again and taken back`() throws {
        let cma = try service.colleague("cma")
        let id = try service.need(as: "adviser")
        #expect(try service.change("reopen", id).problem == "transition-refused")
        #expect(try service.change("abandon", id, #"{"reason":"Entreprise fermée."}"#)("state") == "abandoned")
        let reopened = try service.change("reopen", id, as: "adviser")
        #expect(reopened("state") == "routed", "\(reopened.text)")
        #expect(try service.match(of: cma, on: id)["status"]?.string == "pending")
        #expect(try service.change("withdraw", id, as: "adviser")("state") == "withdrawn")
        #expect(try service.move("take", cma, on: id).status == 409)
        #expect(try service.letters().filter { $0 == "withdrawn" }.count == 1)
        #expect(try service.change("route", id, version: "\"1.fr.x\"").status == 412)
    }
}
