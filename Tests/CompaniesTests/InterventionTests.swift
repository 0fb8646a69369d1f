import Endpoints
import HTTP
import JSON
import Kernel
import LocalClient
import TestSupport
import Testing

@testable import Companies

/// What inspection services tell each other, seen from outside.
@Suite struct `An intervention` {
    private let register: Register
    private let labour: String
    private let fraud: String
    private let path = "/v1/establishments/\(Register.bakery)/interventions"

    init() throws {
        register = try Register()
        labour = try register.group(
            "Inspection du travail", organisation: "dreets-exemple", chief: "chief",
            scopes: ["interventions:read", "interventions:write"])
        fraud = try register.group(
            "Répression des fraudes", organisation: "ddpp-exemple", chief: "fraud-chief",
            scopes: ["interventions:read", "interventions:write", "interventions:named"])
    }

    private func draft(
        _ day: String, state: String = "planned", confidentiality: String = "summary", externalId: String? = nil,
        more: String = ""
    ) -> String {
        let id = externalId.map { ",\"externalId\":\"\($0)\"" } ?? ""
        return """
            {"siret":"\(Register.bakery)","kind":"visit","state":"\(state)","day":"\(day)",
            "confidentiality":"\(confidentiality)"\(id)\(more)}
            """
    }

    private func enter(_ draft: String, as token: String) throws -> Answer {
        let answer = try register.post("/v1/interventions", draft, as: token)
        #expect(answer.status == 201, "\(answer.text)")
        return answer
    }

    @Test func `planned by two services within thirty days is told to both, and nothing of what is secret`() throws {
        let secret = try enter(draft("2026-10-15", confidentiality: "secret"), as: "fraud-chief")
        let first = try enter(draft("2026-10-12", more: ",\"summary\":\"Prix affichés\""), as: "fraud-chief")
        #expect(try first.json["clashes"]?.count == 0)
        let second = try enter(draft("2026-10-20", more: ",\"summary\":\"Horaires\""), as: "chief")
        let clashes = try #require(try second.json["clashes"])
        #expect(clashes.count == 1)
        let clash = try #require(clashes.elements.first { _ in true })
        #expect(clash["group"]?["organisation"]?.string == "ddpp-exemple")
        #expect(clash["month"]?.string == "2026-10")
        #expect(clash["kind"]?.string == "visit")
        #expect(!String(decoding: clashes.raw, as: UTF8.self).contains("Prix"), "the notice has no words")
        let told = try register.get("/v1/interventions/\(first("id") ?? "")", as: "fraud-chief")
        #expect(try told.json["clashes"]?.count == 1)
        let sheet = try register.get("/v1/establishments/\(Register.bakery)?sections=interventions", as: "chief")
        #expect(try sheet.json["sections"]?["interventions"]?["data"]?["count"]?.integer == 2, "\(sheet.text)")
        #expect(try register.get(path, as: "chief").json["items"]?.count == 2)
        #expect(try register.get("/v1/interventions/\(secret("id") ?? "")", as: "chief").status == 404)
        #expect(try register.get(path, as: "fraud-chief").json["items"]?.count == 3)
        let journal = try register.get("/v1/journal?event=company-clash-noticed", as: "dpo")
        #expect(try journal.json["items"]?.count == 1)
    }

    @Test func `planned more than thirty days apart, cancelled or done, clashes with nothing`() throws {
        _ = try enter(draft("2026-10-12"), as: "fraud-chief")
        #expect(try enter(draft("2026-11-12"), as: "chief").json["clashes"]?.count == 0, "31 days")
        #expect(try enter(draft("2026-09-20", state: "done"), as: "chief").json["clashes"]?.count == 0)
        let near = try enter(draft("2026-11-11"), as: "chief")
        #expect(try near.json["clashes"]?.count == 1, "30 days")
        let id = try #require(near("id"))
        _ = try register.send(.put, "/v1/interventions/\(id)", draft("2026-11-11", state: "cancelled"), as: "chief")
        #expect(try register.get("/v1/interventions/\(id)", as: "chief").json["clashes"]?.count == 0)
    }

    @Test(arguments: [
        ("metadata", false, false), ("summary", true, false), ("full", true, true),
    ]) func `is seen by others as far as it is shared`(confidentiality: String, summary: Bool, day: Bool) throws {
        let entered = try enter(
            draft(
                "2026-09-12", state: "done", confidentiality: confidentiality,
                more: ",\"summary\":\"Rien à dire\",\"agents\":[\"Alix Moreau\"]"), as: "chief")
        let id = try #require(entered("id"))
        let seen = try register.get("/v1/interventions/\(id)", as: "fraud-chief")
        #expect(seen("month") == "2026-09")
        #expect(seen.text.contains("Rien à dire") == summary)
        #expect((seen("day") != nil) == day)
        #expect(seen.text.contains("Alix Moreau") == day, "named, to those who may know names")
        let others = try enter(
            draft("2026-09-12", state: "done", confidentiality: confidentiality, more: ",\"agents\":[\"Noa Petit\"]"),
            as: "fraud-chief")
        let unnamed = try register.get("/v1/interventions/\(others("id") ?? "")", as: "chief")
        #expect(!unnamed.text.contains("Noa Petit"), "names need their own scope")
        #expect(try register.get("/v1/interventions/\(id)", as: "agent").status == 404)
        #expect(try register.get(path, as: "agent").status == 403)
        #expect(try register.get("/v1/interventions/\(id)", as: "administrator").status == 404)
    }

    @Test func `is changed by its own service, in the version that was seen`() throws {
        let entered = try enter(draft("2026-10-12"), as: "chief")
        let id = "/v1/interventions/\(entered("id") ?? "")"
        #expect(try register.send(.put, id, draft("2026-10-13"), as: "fraud-chief").status == 403)
        #expect(try register.send(.put, id, draft("2026-10-13"), as: "agent").status == 404)
        #expect(try register.send(.put, id, draft("2026-10-13"), as: "chief", ifMatch: "\"7.fr.0\"").status == 412)
        #expect(
            try register.send(.put, id, draft("2026-10-13"), as: "chief", ifMatch: "\"1.fr.0\"")("day") == "2026-10-13")
        register.clock.advance(minutes: 20 * 24 * 60)
        #expect(try register.send(.put, id, draft("2026-10-13", state: "done"), as: "chief").status == 200)
        #expect(try register.send(.put, id, draft("2026-10-30"), as: "chief").problem == "intervention-settled")
    }

    @Test func `has things to do after it`() throws {
        let entered = try enter(draft("2026-09-12", state: "done"), as: "chief")
        let id = "/v1/interventions/\(entered("id") ?? "")"
        let added = try register.post(id + "/follow-ups", #"{"action":"Lettre","dueOn":"2026-11-15"}"#, as: "chief")
        let followUp = try #require(try added.json["followUps"]?.elements.first { _ in true }?["id"]?.string)
        #expect(try register.post(id + "/follow-ups", #"{"action":"Lettre"}"#, as: "fraud-chief").status == 403)
        let settled = try register.post(id + "/follow-ups/\(followUp)/settle", as: "chief")
        #expect(try settled.json["followUps"]?.elements.first { _ in true }?["doneAt"]?.string != nil)
        #expect(try register.post(id + "/follow-ups/\(followUp)/settle", as: "chief").status == 404)
    }

    @Test func `is brought in bulk by what its service calls it, and the same again changes nothing`() throws {
        func bulk(_ rows: [String]) throws -> JSONValue {
            let answer = try register.post(
                "/v1/interventions:import", "{\"interventions\":[\(rows.joined(separator: ","))]}", as: "chief")
            #expect(answer.status == 200, "\(answer.text)")
            return try answer.json
        }
        let rows = [
            draft("2026-10-12", externalId: "A1"), draft("2026-10-13", externalId: "A2"), draft("2026-10-14"),
            draft("2026-10-14", externalId: "A3").replacing(Register.bakery, with: "73282932000075"), "{}",
        ]
        let first = try bulk(rows)
        #expect(first["created"]?.integer == 2)
        #expect(first["refused"]?.integer == 3)
        let faults = first["lines"]?.elements.compactMap {
            $0["errors"]?.elements.first { _ in true }?["pointer"]?.string
        }
        #expect(faults == ["/externalId", "/interventions/3/siret", "/interventions/4/siret"], "\(faults ?? [])")
        #expect(try bulk(rows)["unchanged"]?.integer == 2)
        #expect(try bulk([draft("2026-10-15", externalId: "A1")])["updated"]?.integer == 1)
        #expect(try register.get("/v1/interventions", as: "chief").json["items"]?.count == 2)
    }

    @Test func `is found among one's own by place, kind, theme, state and days`() throws {
        _ = try enter(draft("2026-10-12", more: ",\"themes\":[\"aid\",\"training\"]"), as: "chief")
        _ = try enter(draft("2026-09-12", state: "done", more: ",\"themes\":[\"tax\"]"), as: "chief")
        _ = try enter(
            draft("2026-11-30").replacing("visit", with: "call").replacing(Register.bakery, with: Register.post),
            as: "chief")
        for (query, count) in [
            ("", 3), ("siret=\(Register.post)", 1), ("kind=visit", 2), ("theme=training", 1), ("theme=metrology", 0),
            ("state=done", 1), ("state=planned&kind=visit", 1), ("from=2026-10-12", 2), ("until=2026-10-12", 2),
            ("from=2026-10-01&until=2026-10-31", 1), ("group=\(labour)", 3), ("group=\(fraud)", 0),
        ] {
            #expect(try register.get("/v1/interventions?" + query, as: "chief").items("id").count == count, "\(query)")
        }
        for query in ["kind=raid", "theme=x", "state=open", "from=hier", "siret=1", "group=x", "x=1"] {
            #expect(try register.get("/v1/interventions?" + query, as: "chief").status == 400, "\(query)")
        }
    }

    @Test func `in bulk is answered as before when the same request comes again`() throws {
        let body = "{\"interventions\":[\(draft("2026-10-12", externalId: "A1"))]}"
        let first = try register.post("/v1/interventions:import", body, as: "chief", key: "bulk-1")
        let again = try register.post("/v1/interventions:import", body, as: "chief", key: "bulk-1")
        #expect(try first.json["created"]?.integer == 1)
        #expect(again.body == first.body)
        #expect(again["Idempotent-Replayed"] == "true")
        let other = try register.post(
            "/v1/interventions:import", #"{"interventions":[{}]}"#, as: "chief", key: "bulk-1")
        #expect(other.problem == "idempotency-key-reused")
        let spaced = try register.post("/v1/interventions:import", body, as: "chief", key: "bulk 1")
        #expect(spaced.problem == "invalid-idempotency-key")
    }

    @Test(arguments: ["[]", "[1]", "[[]]", "[{},null]"]) func `in bulk is a list of objects`(rows: String) throws {
        let answer = try register.post("/v1/interventions:import", "{\"interventions\":\(rows)}", as: "chief")
        #expect(answer.status == 422, "\(answer.text)")
    }

    @Test(arguments: [
        (
            #"{"siret":"73282932000075","kind":"visit","state":"planned","day":"2026-10-12","confidentiality":"full"}"#,
            422
        ),
        (
            #"{"siret":"13002526600013","kind":"visit","state":"planned","day":"2026-10-12","confidentiality":"full"}"#,
            422
        ),
        (
            #"{"siret":"73282932000074","kind":"raid","state":"planned","day":"2026-10-12","confidentiality":"full"}"#,
            422
        ),
        (#"{"siret":"73282932000074","kind":"visit","state":"done","day":"2026-10-12","confidentiality":"full"}"#, 422),
        (
            #"{"siret":"73282932000074","kind":"visit","state":"planned","day":"2026-02-30","confidentiality":"full"}"#,
            422
        ),
        (#"{"siret":"73282932000074","kind":"visit","state":"planned","day":"2026-10-12"}"#, 400),
    ]) func `that does not hold is refused`(body: String, status: Int) throws {
        #expect(try register.post("/v1/interventions", body, as: "chief").status == status)
    }

    @Test func `is entered by those alone whose group writes them, and by the systems of its organisation`() throws {
        #expect(try register.post("/v1/interventions", draft("2026-10-12"), as: "agent").status == 403)
        register.api.know(
            .partner(Partner(key: "k1", organisation: "dreets-exemple", scopes: [.companiesInterventions])), by: "key")
        register.api.know(
            .partner(Partner(key: "k2", organisation: "ddpp-exemple", scopes: [.companiesInterventions])), by: "other")
        let named = draft("2026-10-12", more: ",\"group\":\"\(labour)\"")
        #expect(try register.post("/v1/interventions", draft("2026-10-12"), as: "key").status == 403)
        let entered = try register.post("/v1/interventions", named, as: "key")
        #expect(entered.status == 201, "\(entered.text)")
        #expect(try register.post("/v1/interventions", named, as: "other").status == 403)
        #expect(try register.get("/v1/interventions/\(entered("id") ?? "")", as: "other").status == 404)
        #expect(try register.get("/v1/companies?q=echelle", as: "key").status == 403)
    }

    @Test func `needs a key of idempotency`() throws {
        let answer = try register.api.post(
            "/v1/interventions", json: draft("2026-10-12"), fields: [.authorization: "Bearer chief"])
        #expect(answer.problem == "invalid-idempotency-key")
    }
}
