import HTTP
import JSON
import LocalClient
import TestSupport
import Testing

/// Lists of establishments, and notes about companies, seen from outside.
@Suite struct `A list of establishments` {
    private let register: Register
    private let group: String

    init() throws {
        register = try Register()
        group = try register.group("Travail", organisation: "dreets-exemple", chief: "chief", scopes: [])
        _ = try register.join(group, "inspector", scopes: [], by: "chief")
    }

    private func make(_ body: String, as token: String = "inspector") throws -> String {
        let answer = try register.post("/v1/company-lists", body, as: token)
        #expect(answer.status == 201, "\(answer.text)")
        return try #require(answer["Location"])
    }

    @Test func `is one's own: filled, read page by page, called otherwise, exported and dropped`() throws {
        let path = try make(#"{"name":"À visiter","tag":"orange"}"#)
        for siret in [Register.bakery, "73282932000082", Register.post] {
            let put = try register.send(
                .put, path + "/companies/\(siret)", #"{"note":"Le matin"}"#, as: "inspector")
            #expect(put.status == 204, "\(put.text)")
        }
        #expect(try register.send(.put, path + "/companies/\(Register.post)", "{}", as: "inspector").status == 204)
        #expect(try register.send(.put, path + "/companies/13002526600013", "{}", as: "inspector").status == 404)
        #expect(try register.get(path, as: "inspector").json["count"]?.integer == 3, "the same again is there once")
        let first = try register.get(path + "/companies?limit=2", as: "inspector")
        let second = try register.get(path + "/companies?cursor=\(first("next") ?? "")", as: "inspector")
        #expect(
            try first.items("siret") + second.items("siret") == [
                Register.post, Register.bakery, "73282932000082",
            ])
        #expect(try first.items("note") == ["Le matin"], "the note of the post office was taken back")
        #expect(first.text.contains("RUE DE LANNOY"))
        let sheet = try register.get("/v1/establishments/\(Register.bakery)?sections=follow-up", as: "inspector")
        #expect(sheet.text.contains("À visiter"))
        let changed = try register.send(
            .put, path, #"{"name":"Visitées"}"#, as: "inspector", ifMatch: "\"1.fr.0\"")
        #expect(changed("name") == "Visitées")
        #expect(try changed.json["tag"]?.isNull == true)
        #expect(try register.send(.put, path, #"{"name":"X"}"#, as: "inspector", ifMatch: "\"1.fr.0\"").status == 412)
        #expect(try register.send(.delete, path + "/companies/\(Register.post)", as: "inspector").status == 204)
        #expect(try register.send(.delete, path + "/companies/\(Register.post)", as: "inspector").status == 404)
        #expect(try register.send(.delete, path, as: "inspector").status == 204)
        #expect(try register.get(path, as: "inspector").status == 404)
        #expect(try register.get("/v1/company-lists", as: "inspector").json["items"]?.count == 0)
    }

    @Test func `that is somebody's own is seen by nobody else`() throws {
        let path = try make(#"{"name":"Favoris"}"#)
        for other in ["chief", "agent", "administrator"] {
            #expect(try register.get(path, as: other).status == 404)
            #expect(try register.get(path + "/companies", as: other).status == 404)
            #expect(try register.send(.put, path + "/companies/\(Register.bakery)", "{}", as: other).status == 404)
            #expect(try register.send(.delete, path, as: other).status == 404)
            #expect(try register.get("/v1/company-lists", as: other).json["items"]?.count == 0)
        }
    }

    @Test func `that a group shares is filled by all, and dropped by who made it or manages the group`() throws {
        _ = try register.join(group, "fraud", scopes: [], by: "chief")
        let path = try make("{\"name\":\"Campagne\",\"group\":\"\(group)\"}")
        #expect(try register.send(.put, path + "/companies/\(Register.bakery)", "{}", as: "fraud").status == 204)
        #expect(try register.get("/v1/company-lists", as: "fraud").json["items"]?.count == 1)
        #expect(try register.send(.put, path, #"{"name":"X"}"#, as: "fraud").status == 403)
        #expect(try register.send(.delete, path, as: "fraud").status == 403)
        #expect(try register.get(path, as: "agent").status == 404)
        #expect(
            try register.post("/v1/company-lists", "{\"name\":\"X\",\"group\":\"\(group)\"}", as: "agent").status
                == 403)
        _ = try register.send(.delete, "/v1/groups/\(group)/members/fraud", as: "chief")
        #expect(try register.get(path, as: "fraud").status == 404, "who left the group")
        #expect(try register.send(.delete, path, as: "chief").status == 204)
    }

    @Test func `shows of what is not public no more than a legal person's name`() throws {
        let path = try make(#"{"name":"Discrètes"}"#)
        _ = try register.send(.put, path + "/companies/30000000700017", "{}", as: "inspector")
        let shown = try register.get(path + "/companies", as: "inspector").text
        #expect(shown.contains("SOCIETE DISCRETE"))
        #expect(!shown.contains("SECRET") && !shown.contains("CACHEE"))
        let neighbours = try register.get("/v1/companies/300000007?sections=neighbours", as: "inspector").text
        #expect(!neighbours.contains("SECRET") && !neighbours.contains("CACHEE"))
    }

    @Test func `is filled by a file, row by row, and followed as a whole`() throws {
        let list = try #require(try register.post("/v1/company-lists", #"{"name":"Pains"}"#, as: "agent")["Location"])
        func send(_ text: String, type: String = "text/csv", as token: String = "agent") throws -> Answer {
            try register.api.send(
                .post, list + "/companies:import", fields: [.authorization: "Bearer \(token)", .contentType: type],
                bytes: Array(text.utf8))
        }
        let table = "siret;note\n73282932000074;Porte du fond\n35600000000048;\n12345678901234;\n73282932000074;\n"
        let first = try send(table)
        #expect(first.status == 200, "\(first.text)")
        for (name, count) in [("created", 2), ("updated", 1), ("refused", 1)] {
            #expect(try first.json[name]?.integer == count, "\(name): \(first.text)")
        }
        let again = try send(#"{"companies":[{"siret":"35600000000048"}]}"#, type: "application/json")
        #expect(try again.json["unchanged"]?.integer == 1, "\(again.text)")
        #expect(try send(table, as: "chief").status == 404)
        let rows = String(repeating: "{\"siret\":\"35600000000048\"}\n", count: 5001)
        #expect(try send(rows, type: "application/x-ndjson").fault == " too-many")
        let followed = try register.post(list + "/follow", #"{"rhythm":"weekly"}"#, as: "agent")
        #expect(try followed.json["followed"]?.integer == 2, "\(followed.text)")
        #expect(try register.get("/v1/company-follow-ups").json["items"]?.count == 2)
        #expect(try register.post(list + "/follow", #"{"rhythm":"daily"}"#, as: "agent").json["already"]?.integer == 2)
        #expect(try register.post(list + "/follow", #"{"rhythm":"daily"}"#, as: "chief").status == 404)
    }

    @Test(arguments: [
        ("{}", 400), (#"{"name":""}"#, 422), (#"{"name":"X","colour":"red"}"#, 400),
        (#"{"name":"X","group":"01890a5d-ac96-7b7c-8f2e-0123456789ab"}"#, 403),
    ]) func `that does not hold is refused`(body: String, status: Int) throws {
        #expect(try register.post("/v1/company-lists", body, as: "chief").status == status)
    }

    @Test func `has beside it notes of the group, which nobody else reads, for two years`() throws {
        let path = "/v1/companies/732829320/notes"
        let note = try register.post(
            path, "{\"text\":\"Rappeler le 15.\",\"siret\":\"\(Register.bakery)\"}", as: "inspector")
        #expect(note.status == 201, "\(note.text)")
        #expect(try register.get(path, as: "chief").items("text") == ["Rappeler le 15."])
        #expect(try register.get(path, as: "agent").json["items"]?.count == 0)
        #expect(try register.get("/v1/companies/732829320?sections=follow-up", as: "chief").text.contains("Rappeler"))
        #expect(!(try register.get("/v1/companies/732829320?sections=follow-up").text.contains("Rappeler")))
        #expect(try register.post(path, #"{"text":"X"}"#, as: "agent").status == 403, "in no group")
        #expect(try register.post(path, #"{"text":"X","siret":"35600000000048"}"#, as: "chief").status == 422)
        #expect(try register.post("/v1/companies/542065479/notes", #"{"text":"X"}"#, as: "chief").status == 404)
        let other = try register.post(path, #"{"text":"De la cheffe"}"#, as: "chief")
        let dropped = "/v1/company-notes/"
        #expect(try register.send(.delete, dropped + (other("id") ?? ""), as: "inspector").status == 403)
        #expect(try register.send(.delete, dropped + (other("id") ?? ""), as: "agent").status == 404)
        #expect(try register.send(.delete, dropped + (note("id") ?? ""), as: "chief").status == 204)
        register.clock.advance(minutes: 731 * 24 * 60)
        let owner = try register.api.owner.send(
            .post, "/v1/owner/privacy/retention", fields: ["Content-Type": "application/json"],
            body: Array(#"{"mode":"apply"}"#.utf8))
        #expect(owner.status < 300, "\(owner.text)")
        #expect(owner.text.contains("company-notes"), "\(owner.text)")
    }
}
