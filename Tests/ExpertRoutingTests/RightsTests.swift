import Endpoints
import ExpertRouting
import HTTP
import JSON
import Kernel
import LocalClient
import TestSupport
import Testing

/// Who sees which needs, and what of them.
@Suite struct `Needs are seen` {
    private let service: RoutingService

    init() throws { service = try RoutingService() }

    @Test func `by those who received them, their managers, and whoever opened them`() throws {
        try service.organisation("reseau")
        let above = try service.unit("reseau", zones: [])
        let unit = try service.unit("reseau", zones: ["departement:59"], parent: above)
        let other = try service.unit("reseau", zones: ["departement:62"])
        let member = try service.account("membre", of: "reseau", Grant(.init("routingExpert"), organisation: "reseau"))
        _ = try service.expert(in: unit, members: [member])
        func know(_ name: String, _ grant: Grant) {
            service.api.know(RoutingService.person(name, grant), by: name)
        }
        know("colleague", Grant(.init("routingExpert"), organisation: "reseau", unit: unit))
        know("chief", Grant(.init("unitManager"), organisation: "reseau", unit: above))
        know("neighbour", Grant(.init("unitManager"), organisation: "reseau", unit: other))
        know("head", Grant(.init("organisationManager"), organisation: "reseau"))
        let id = try service.need(as: "adviser")
        let sights = [
            ("membre", 200, true), ("colleague", 200, true), ("chief", 200, true), ("neighbour", 404, false),
            ("head", 200, true), ("adviser", 200, true), ("other-adviser", 404, false), ("cma", 404, false),
            ("administrator", 200, false),
        ]
        for (token, status, seesContact) in sights {
            let answer = try service.show(id, as: token)
            #expect(answer.status == status, "\(token)")
            #expect((try? answer.json["contact"]?["email"]?.string != nil) == seesContact, "\(token)")
            #expect(answer.text.contains("vendeuse") == seesContact, "\(token)")
            let listed = try service.get("/v1/needs", as: token).json["items"]?.count
            #expect(listed == (status == 200 ? 1 : 0), "\(token)")
        }
        #expect(try service.show(id, as: "nobody").status == 403)
        #expect(try service.history(of: id).contains("need-read"), "who reads is written down")
    }

    @Test func `by a partner's key without contact details, through its landings only`() throws {
        _ = try service.colleague("cma")
        service.api.know(
            .partner(Partner(key: "k9", organisation: "cma", scopes: [.needsWrite])), by: "partner")
        let refused = try service.open(service.body(), as: "partner")
        #expect(refused.fault == "/landing unknown-landing")
        let landing = #"{"organisation":"cma","title":{"fr":"Aides","en":"Help"},"subjects":["recruter"]}"#
        #expect(try service.put("/v1/landings/aides-cma", landing).status == 201)
        let more = #","landing":"aides-cma""#
        let opened = try service.open(service.body(more: more), as: "partner")
        #expect(opened.status == 201, "\(opened.text)")
        #expect(opened("channel") == "api")
        #expect(!opened.text.contains("boulangerie") && !opened.text.contains("vendeuse"))
        #expect(
            try service.open(service.body(subject: "former", more: more), as: "partner").fault
                == "/subject subject-not-shown")
        let id = try #require(opened("id"))
        #expect(try service.show(id, as: "partner").status == 200)
        #expect(try service.get("/v1/needs/\(id)/comments", as: "partner").status == 403)
        #expect(try service.open(service.body(more: more), as: "reader").status == 403)
        let shown = try service.get("/v1/landings/aides-cma", as: nil)
        #expect(try shown.json["items"]?.elements.map { $0["slug"]?.string } == ["recruter"])
        #expect(try service.change("withdraw", id, as: "partner")("state") == "withdrawn")
    }

    @Test func `by the company, through its link`() throws {
        let cma = try service.colleague("cma")
        let opened = try service.open(service.body())
        #expect(opened("state") == "received")
        let link = try #require(opened("tracking"))
        let followed = try service.get(link, as: nil)
        #expect(followed("state") == "routed", "\(followed.text)")
        #expect(try followed.json["organisations"]?.elements.map { $0["organisation"]?.string } == ["cma"])
        #expect(!followed.text.contains(cma.expert), "organisations, never who")
        #expect(try service.get(link + "x", as: nil).status == 404)
        #expect(try service.get(link.replacing("tracking", with: "satisfaction"), as: nil).status == 404)
        let added = try service.post(link + "/information", #"{"text":"Joignable le matin."}"#, as: nil)
        #expect(added.status == 200, "\(added.text)")
        let id = try #require(opened("id"))
        let thread = try service.get("/v1/needs/\(id)/comments", as: cma.name)
        #expect(try thread.json["items"]?.elements.map { $0["voice"]?.string } == ["company"])
        for _ in 0..<2 { #expect(try service.api.send(.post, link + "/withdraw").status == 200) }
        #expect(try service.letters().filter { $0 == "withdrawn" }.count == 1)
        #expect(
            try service.post(link + "/information", #"{"text":"Encore."}"#, as: nil).problem == "transition-refused")
    }

    @Test func `twice without anybody being told twice`() throws {
        let cma = try service.colleague("cma")
        let first = try service.need()
        let second = try service.need()
        #expect(try service.show(second)("reason") == "duplicate")
        #expect(try service.show(second)("duplicateOf") == first)
        #expect(try service.letters().filter { $0 == "need-received" }.count == 1)
        #expect(try service.change("route", second)("state") == "routed")
        #expect(try service.show(second, as: cma.name)("duplicateOf") == first, "receivers learn of it")
        service.time.advance(minutes: 1)
        let adviser = try service.open(service.body(), as: "adviser")
        #expect(adviser("duplicateOf") == nil, "not of somebody else's")
        service.time.advance(minutes: 1)
        let own = try service.open(service.body(), as: "adviser")
        #expect(own("duplicateOf") == adviser("id"))
        service.time.advance(minutes: 31 * 24 * 60)
        #expect(try service.show(service.need())("duplicateOf") == nil)
    }

    @Test func `only after a look when they look like spam`() throws {
        _ = try service.colleague("cma")
        let spam = try service.open(service.body(email: "x@yopmail.com"))
        #expect(spam("state") == "received", "the public learns nothing")
        let id = try #require(spam("id"))
        #expect(try service.show(id)("reason") == "spam")
        #expect(try service.letters().isEmpty)
        #expect(try service.change("route", id)("state") == "routed")
        let many = (0..<7).map { number in "subject \(number)" }
        for _ in many { _ = try service.open(service.body(email: "trop@exemple.example")) }
        let held = try service.get("/v1/needs?state=received").json["items"]?.count
        #expect(held == 2, "five a day for one address")
    }

    @Test(arguments: [
        (#"{"subject":"recruter"}"#, 400, "/company missing-key"),
        (#""company":{}"#, 400, "/company/commune missing-key"),
        (#""company":{"commune":"99999"}"#, 422, "/company/commune unknown-commune"),
        (#""company":{"siret":"90000000100018"}"#, 422, "/company/siret invalid-value"),
    ]) func `never when they cannot be understood`(part: String, status: Int, fault: String) throws {
        let body =
            part.hasPrefix("{")
            ? part : service.body().replacing("\"company\":\(RoutingService.bakery)", with: part)
        let answer = try service.open(body)
        #expect(answer.status == status, "\(answer.text)")
        #expect(answer.fault == fault)
        #expect(try service.letters().isEmpty)
    }

    @Test func `never on a subject that was put away meanwhile`() throws {
        #expect(
            try service.put(
                "/v1/subjects/recruter",
                #"{"theme":"ressources-humaines","label":{"fr":"Recruter","en":"Hire"},"archived":true}"#
            ).status == 200)
        #expect(try service.open(service.body()).problem == "subject-archived")
        #expect(try service.get("/v1/subjects/recruter", as: nil).json["archived"]?.bool == true)
        #expect(try service.api.post("/v1/needs", json: service.body()).problem == "invalid-idempotency-key")
    }

    @Test func `no more once somebody asks to be forgotten, and counted all the same`() throws {
        let cma = try service.colleague("cma")
        let id = try service.need()
        try service.move("take", cma, on: id)
        try service.move("help", cma, on: id)
        let before = try service.get("/v1/routing/indicators").body
        let account = try service.api.owner.send(
            .post, "/v1/owner/accounts", fields: ["Content-Type": "application/json"],
            body: Array(#"{"email":"boulangerie@lille.example","name":"Aline Petit"}"#.utf8))
        #expect(account.status == 201)
        let erased = try service.api.owner.send(
            .post, "/v1/owner/privacy/erasures", fields: ["Content-Type": "application/json"],
            body: Array(#"{"email":"boulangerie@lille.example"}"#.utf8))
        #expect(erased.status < 300, "\(erased.text)")
        let need = try service.show(id, as: cma.name)
        for word in ["Petit", "boulangerie", "vendeuse", "0320000000"] { #expect(!need.text.contains(word)) }
        #expect(try service.get("/v1/routing/indicators").body == before)
    }

    @Test func `through a landing that is there, on what it shows, whoever comes`() throws {
        _ = try service.colleague("cma", on: ["recruter", "former"])
        let landing = #"{"organisation":"cma","title":{"fr":"Aides","en":"Help"},"subjects":["recruter"]}"#
        #expect(try service.put("/v1/landings/aides-cma", landing).status == 201)
        func open(_ subject: String, _ slug: String) throws -> Answer {
            try service.open(
                service.body(subject: subject, more: #","privacyNoticeVersion":"2026-01","landing":"\#(slug)""#))
        }
        #expect(try open("recruter", "aides-cma").status == 201)
        #expect(try open("former", "aides-cma").fault == "/subject subject-not-shown")
        #expect(try open("recruter", "ailleurs").fault == "/landing unknown-landing")
    }

    @Test func `with a satisfaction that is said once`() throws {
        let cma = try service.colleague("cma")
        let id = try service.need()
        try service.move("take", cma, on: id)
        try service.move("help", cma, on: id)
        try service.pass(days: 10)
        let link = try "/v1" + service.link("satisfaction", of: "routing-satisfaction")
        #expect(try service.get(link, as: nil).json["answered"]?.bool == false)
        let said = #"{"contacted":true,"useful":true,"outcome":"solved","comment":"Merci."}"#
        #expect(try service.post(link, said, as: nil).status == 201)
        #expect(try service.post(link, said, as: nil).problem == "satisfaction-given")
        #expect(try service.get(link, as: nil).json["answered"]?.bool == true)
        #expect(try service.post(link + "x", said, as: nil).status == 404)
    }
}
