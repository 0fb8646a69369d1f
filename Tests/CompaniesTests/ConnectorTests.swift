import HTTP
import JSON
import LocalClient
import TestSupport
import Testing

/// Sources outside on good and bad days, seen from outside; the register is a real server on this machine.
@Suite(.enabled(if: RegisterServer.isAvailable, "python3 is missing")) struct `Sources outside` {
    private let server = RegisterServer()
    private let sheet = "/v1/companies/732829320"

    private func register(mode: String = "live", reach: String = "inside") throws -> Register {
        try Register(environment: ["GUICHET_COMPANY_SOURCES": server.settings(mode: mode, reach: reach)])
    }

    private func section(_ name: String, of answer: Answer) throws -> JSONValue {
        try #require(try answer.json["sections"]?[name], "\(answer.text)")
    }

    @Test func `say what the stock does not know, each with its source`() throws {
        let register = try register()
        let answer = try register.get(sheet)
        let executives = try section("executives", of: answer)
        #expect(executives["status"]?.string == "ok")
        #expect(executives["source"]?["system"]?.string == "recherche-entreprises")
        #expect(executives["source"]?["dataDate"]?.string == "2026-09-29")
        #expect(executives["data"]?.elements.map { $0["name"]?.string } == ["ALIX MOREAU", "HOLDING"])
        #expect(try section("approvals", of: answer)["data"]?["labels"]?.elements.map(\.string) == ["qualiopi"])
        #expect(try section("identity", of: answer)["supplements"]?.count == 1)
        #expect(!answer.text.contains("1970"), "what nobody asked for is not kept in the sheet")
        _ = try register.get(sheet)
        #expect(server.questions.count == 1, "cached")
    }

    @Test func `are asked for companies that are not stored, and not believed when they know nothing`() throws {
        let register = try register()
        #expect(try register.get("/v1/companies/542065479").status == 200)
        server.mood("nothing")
        #expect(try register.get("/v1/companies/899999997").status == 404)
    }

    @Test(arguments: [
        ("500", "failing", 1), ("401", "refused", 1), ("malformed", "unexpected-shape", 1),
        ("latin", "unexpected-shape", 1),
        ("shape", "unexpected-shape", 1), ("liar", "unexpected-shape", 1), ("huge", "too-large", 1),
        ("redirect", "forbidden-address", 1), ("limited", "limited", 1), ("cut", "unreachable", 3),
    ]) func `that fail never keep the sheet back`(mood: String, reason: String, questions: Int) throws {
        server.mood(mood)
        let register = try register()
        let answer = try register.get(sheet)
        #expect(answer.status == 200, "\(answer.text)")
        #expect(try section("identity", of: answer)["status"]?.string == "ok")
        let executives = try section("executives", of: answer)
        #expect(executives["status"]?.string == "unavailable", "\(answer.text)")
        #expect(executives["reason"]?.string == reason)
        #expect(server.questions.count == questions, "\(server.questions)")
    }

    @Test func `are asked again after a while, when they were only busy`() throws {
        server.mood("moody")
        #expect(try section("executives", of: register().get(sheet))["status"]?.string == "ok")
        #expect(server.questions.count == 2)
    }

    @Test func `are asked once more when they say how long to wait`() throws {
        server.mood("limited-once")
        #expect(try section("executives", of: register().get(sheet))["status"]?.string == "ok")
        #expect(server.questions.count == 2)
    }

    @Test func `are shown stale while they are down, and left alone once five calls failed`() throws {
        let register = try register()
        _ = try register.get(sheet)
        register.clock.advance(minutes: 24 * 60 + 1)
        server.mood("503")
        let stale = try register.get(sheet)
        #expect(try section("executives", of: stale)["status"]?.string == "stale")
        #expect(try section("executives", of: stale)["source"]?["fetchedAt"]?.string == "2026-10-01T08:00:00.000Z")
        #expect(try section("identity", of: stale)["status"]?.string == "ok")
        #expect(eventually { server.questions.count == 4 }, "the refresh behind asks three times")
        // Others are asked for until the breaker opens.
        _ = try register.get("/v1/companies/356000000")
        _ = try register.get("/v1/companies/552081317")
        let state = try register.get("/v1/connectors", as: nil).json["items"]?.elements.first { _ in true }
        #expect(state?["breaker"]?.string == "open")
        let count = server.questions.count
        #expect(
            try section("executives", of: register.get("/v1/companies/200000008"))["status"]?.string == "ok",
            "from the stock")
        #expect(server.questions.count == count, "no call goes out")
        server.mood("good")
        register.clock.advance(seconds: 31)
        #expect(try section("approvals", of: register.get("/v1/companies/200000008"))["status"]?.string == "ok")
        #expect(
            try register.get("/v1/connectors", as: nil).json["items"]?.elements.first { _ in true }?["breaker"]?.string
                == "closed")
    }

    @Test func `that lied are asked again: what is not believed is not kept`() throws {
        server.mood("liar")
        let register = try register()
        #expect(try section("approvals", of: register.get(sheet))["reason"]?.string == "unexpected-shape")
        server.mood("good")
        #expect(try section("approvals", of: register.get(sheet))["status"]?.string == "ok")
    }

    @Test func `are called again at once when an administrator closes the breaker`() throws {
        let register = try register()
        server.mood("503")
        for siren in ["732829320", "356000000"] { _ = try register.get("/v1/companies/\(siren)") }
        #expect(try register.get("/v1/connectors", as: nil).text.contains("\"open\""))
        #expect(try register.post("/v1/connectors/recherche-entreprises/close", as: "agent").status == 403)
        #expect(try register.post("/v1/connectors/other/close", as: "administrator").status == 404)
        let closed = try register.post("/v1/connectors/recherche-entreprises/close", as: "administrator")
        #expect(closed("breaker") == "closed", "\(closed.text)")
    }

    @Test func `are not called inside the house unless the operator says so`() throws {
        let answer = try register(reach: "public").get(sheet)
        #expect(try section("executives", of: answer)["reason"]?.string == "forbidden-address")
        #expect(server.questions.isEmpty)
    }

    @Test func `are not asked at all when they are off`() throws {
        let register = try register(mode: "off")
        #expect(try section("approvals", of: register.get(sheet))["status"]?.string == "empty")
        #expect(server.questions.isEmpty)
        #expect(try register.get("/v1/connectors", as: nil)("mode") == "off")
    }

    @Test func `are told for whom and why, and answers for one service are not another's`() throws {
        let register = try register()
        var groups: [String] = []
        for (name, chief) in [("Nord", "chief"), ("Sud", "fraud-chief")] {
            let service = name == "Nord" ? "13002526500013" : "35600000000048"
            let answer = try register.post(
                "/v1/groups",
                """
                {"organisation":"dgfip-exemple","name":"\(name)","legalBasis":"CRPA, L114-8","startsOn":"2026-01-01",
                "endsOn":"2027-12-31","scopes":["finances"],"admins":["\(chief)"],"service":"\(service)"}
                """, as: "administrator")
            groups.append(try #require(answer("id"), "\(answer.text)"))
        }
        let path = "/v1/establishments/\(Register.bakery)/sections/finances"
        #expect(try register.get(path, as: "agent", purpose: "fraud")("status") == "notAuthorised")
        #expect(try register.get(path, as: "chief").problem == "purpose-required")
        #expect(server.questions.isEmpty)
        for (chief, purpose) in [
            ("chief", "fraud"), ("chief", "control"), ("fraud-chief", "fraud"), ("chief", "fraud"),
        ] {
            let answer = try register.get(path, as: chief, purpose: purpose)
            #expect(answer("status") == "ok", "\(answer.text)")
        }
        let asked = server.questions.filter { $0.contains("/ae/") }
        #expect(asked.count == 3, "the key of the cache has every parameter: \(asked)")
        #expect(asked.allSatisfy { $0.hasSuffix("Bearer secret-token") })
        #expect(asked.contains { $0.contains("recipient=13002526500013") && $0.contains("object=fraud") })
    }

    @Test func `are public, with what they are and how they are`() throws {
        let register = try register()
        let sources = try register.get("/v1/sources", as: nil)
        #expect(
            try sources.items("code") == [
                "sirene-companies", "sirene-establishments", "recherche-entreprises", "api-entreprise",
                "api-entreprise-mandataires", "api-entreprise-fiscal", "api-entreprise-social",
                "api-entreprise-douanes", "api-entreprise-effectifs", "api-entreprise-beneficiaires",
            ])
        #expect(try sources.json["items"]?.elements.first { _ in true }?["dataDate"]?.string == "2026-09-20")
        #expect(!sources.text.contains("secret-token"))
    }
}
