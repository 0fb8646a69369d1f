import HTTP
import JSON
import LocalClient
import TestSupport
import Testing

/// What groups open, and to whom.
@Suite struct `The scopes of a group` {
    private let register: Register
    private let sheet = "/v1/establishments/\(Register.bakery)"

    init() throws { register = try Register() }

    @Test func `open a section to a member, for a purpose, until a day; and it is written down`() throws {
        let group = try register.group(
            "Inspection", organisation: "dreets-exemple", chief: "chief", scopes: ["restructuring"])
        func status(_ answer: Answer) throws -> String? {
            try answer.json["sections"]?["restructuring"]?["status"]?.string ?? answer.json["status"]?.string
        }
        #expect(try status(register.get(sheet, as: "inspector")) == "notAuthorised")
        let joined = try register.join(group, "inspector", scopes: ["restructuring"], until: "2027-04-01", by: "chief")
        #expect(joined.status == 200, "\(joined.text)")
        #expect(try register.get(sheet + "/sections/restructuring", as: "inspector").problem == "purpose-required")
        #expect(try register.get(sheet + "?sections=restructuring", as: "inspector").problem == "purpose-required")
        #expect(try status(register.get(sheet, as: "inspector")) == "notAuthorised", "the sheet does not fail")
        let opened = try register.get(sheet + "/sections/restructuring", as: "inspector", purpose: "control")
        #expect(try status(opened) == "empty")
        let journal = try register.get("/v1/journal?object=\(Register.bakery)&objectType=establishment", as: "dpo")
        for word in ["inspector", "control", "restructuring", "2026-10-01T08:00"] {
            #expect(journal.text.contains(word), "\(word): \(journal.text)")
        }
        register.clock.advance(minutes: 183 * 24 * 60)
        #expect(try status(register.get(sheet, as: "inspector", purpose: "control")) == "notAuthorised")
    }

    @Test func `end with the group, and are never more than the group has`() throws {
        let group = try register.group(
            "Inspection", organisation: "dreets-exemple", chief: "chief", scopes: ["restructuring"],
            endsOn: "2026-12-31")
        #expect(
            try register.join(group, "inspector", scopes: ["finances"], by: "chief").fault == "/scopes beyond-group")
        #expect(try register.join(group, "inspector", scopes: ["restructuring"], by: "inspector").status == 404)
        #expect(try register.join(group, "inspector", scopes: ["restructuring"], by: "chief").status == 200)
        #expect(try register.join(group, "agent", scopes: ["restructuring"], by: "inspector").status == 403)
        let path = sheet + "/sections/restructuring"
        #expect(try register.get(path, as: "inspector", purpose: "control")("status") == "empty")
        register.clock.advance(minutes: 92 * 24 * 60)
        #expect(try register.get(path, as: "inspector", purpose: "control")("status") == "notAuthorised")
    }

    @Test func `are not an administrator's to give to themself`() throws {
        let group = try register.group("Fiscal", organisation: "dgfip-exemple", chief: "chief", scopes: ["finances"])
        #expect(try register.join(group, "administrator", scopes: ["finances"], by: "administrator").status == 403)
        #expect(
            try register.send(
                .put, "/v1/groups/\(group)/members/administrator", #"{"role":"admin","scopes":["finances"]}"#,
                as: "administrator"
            ).status == 403)
        let own = try register.post(
            "/v1/groups",
            #"{"organisation":"x","name":"X","legalBasis":"X","startsOn":"2026-01-01","endsOn":"2026-12-31","scopes":["finances"],"admins":["administrator"]}"#,
            as: "administrator")
        #expect(own.status == 403)
        #expect(
            try register.get(sheet, as: "administrator", purpose: "control").json["sections"]?["finances"]?["status"]?
                .string == "notAuthorised")
    }

    @Test func `are taken away with the membership, and shown to those in the group only`() throws {
        let group = try register.group(
            "Inspection", organisation: "dreets-exemple", chief: "chief", scopes: ["finances"])
        _ = try register.join(group, "inspector", scopes: ["finances"], by: "chief")
        #expect(try register.get("/v1/groups/\(group)", as: "agent").status == 404)
        #expect(try register.get("/v1/groups/\(group)", as: "inspector").json["members"]?.count == 2)
        #expect(try register.get("/v1/groups", as: "inspector").json["items"]?.count == 1)
        #expect(try register.get("/v1/groups", as: "agent").json["items"]?.count == 0)
        #expect(try register.send(.delete, "/v1/groups/\(group)/members/inspector", as: "agent").status == 404)
        #expect(try register.send(.delete, "/v1/groups/\(group)/members/inspector", as: "chief").status == 204)
        #expect(try register.get("/v1/groups/\(group)", as: "inspector").status == 404)
        #expect(try register.get("/v1/groups/\(group)", as: "administrator").status == 200)
    }

    @Test func `change with the group, by an administrator who is not in it`() throws {
        let group = try register.group(
            "Inspection", organisation: "dreets-exemple", chief: "chief", scopes: ["finances"])
        let draft =
            #"{"organisation":"dreets-exemple","name":"N","legalBasis":"L","startsOn":"2026-01-01","endsOn":"2026-12-31","scopes":[]}"#
        #expect(try register.send(.put, "/v1/groups/\(group)", draft, as: "chief").status == 403)
        #expect(
            try register.send(.put, "/v1/groups/\(group)", draft, as: "administrator", ifMatch: "\"9.fr.0\"").status
                == 412)
        #expect(try register.send(.put, "/v1/groups/\(group)", draft, as: "administrator").status == 200)
        let path = sheet + "/sections/finances"
        #expect(try register.get(path, as: "chief", purpose: "control")("status") == "notAuthorised")
    }

    @Test func `do not lift the limits: 200 consultations in ten minutes`() throws {
        for _ in 0..<200 { #expect(try register.get(sheet + "?sections=activity").status == 200) }
        let refused = try register.get(sheet)
        #expect(refused.problem == "agent-quota-spent")
        #expect(Int(refused["Retry-After"] ?? "") ?? 0 > 0)
        #expect(try register.get("/v1/companies?q=boulangerie").status == 429)
        #expect(try register.get(sheet, as: "fraud").status == 200)
        register.clock.advance(minutes: 10)
        #expect(try register.get(sheet).status == 200)
    }
}
