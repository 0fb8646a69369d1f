import Database
import HTTP
import JSON
import LocalClient
import TestSupport
import Testing

/// What routing leaves behind, and what it does not.
@Suite struct `What routing leaves behind` {
    private let service: RoutingService
    private let held: HeldDatabase

    init() throws {
        held = HeldDatabase()
        service = try RoutingService(extra: [held.feature])
    }

    /// How many rows there are of what a need, a letter or a change leaves.
    private func counts() throws -> [String: Int] {
        let reader = try held.database.makeReader()
        return try reader.read { connection in
            var counts: [String: Int] = [:]
            try connection.stream(
                """
                SELECT 'need', total(1) + total(version) FROM need
                UNION ALL SELECT 'match', total(1) + total(version) FROM needMatch
                UNION ALL SELECT 'comment', total(1) FROM needComment
                UNION ALL SELECT 'step', total(1) FROM needStep
                UNION ALL SELECT 'letter', total(1) FROM letter
                UNION ALL SELECT 'journal', total(1) FROM journalEntry
                UNION ALL SELECT 'webhook', total(1) FROM webhookDelivery
                UNION ALL SELECT 'repetition', total(1) FROM idempotencyRecord
                UNION ALL SELECT 'address book', total(number) FROM routingChange
                """
            ) { row in
                let name: String = try row[0]
                let count: Double = try row[1]
                counts[name] = Int(count)
            }
            return counts
        }
    }

    @Test func `is nothing when somebody only asks`() throws {
        for slug in ["cma", "cci"] { _ = try service.colleague(slug) }
        _ = try service.need()
        let before = try counts()
        for explain in ["none", "selected", "all"] {
            let body = #"{"subject":"recruter","company":{"commune":"59350"},"explain":"\#(explain)"}"#
            #expect(try service.post("/v1/routing/evaluate", body, as: "adviser").status == 200)
        }
        let past = #"{"subject":"recruter","company":{"commune":"59350"},"asOf":"2026-03-12T08:00:00.000Z"}"#
        #expect(try service.post("/v1/routing/evaluate", past, as: "adviser").status == 200)
        #expect(
            try service.get("/v1/routing/coverage?subject=recruter&territory=departement:59", as: "adviser").status
                == 200)
        #expect(
            try service.post("/v1/routing/replays", #"{"asOf":"2026-03-12T08:00:00.000Z"}"#).status == 200)
        #expect(try counts() == before && before["need"] == 2 && before["letter"]! > 2)
        #expect(try service.letters().filter { $0 == "need-received" }.count == 2, "those of the need, no other")
    }

    @Test func `is one need and one letter each when the same is sent twice`() throws {
        _ = try service.colleague("cma")
        let key = "0190a5d0-ac96-7b7c-8f2e-0123456789ab"
        let answers = try (0..<2).map { _ in
            try service.api.post("/v1/needs", json: service.body(), fields: [.idempotencyKey: key])
        }
        #expect(answers.map(\.status) == [201, 201] && answers[0]("id") == answers[1]("id"))
        #expect(try service.get("/v1/needs").json["items"]?.count == 1)
        #expect(try service.letters() == ["acknowledged", "need-received"])
    }

    @Test func `is forgotten after three years, however late the job comes`() throws {
        let cma = try service.colleague("cma")
        let opened = try service.open(service.body())
        let id = try #require(opened("id"))
        #expect(
            try service.post(
                "/v1/needs/\(id)/comments", #"{"text":"Madame Petit rappelle lundi."}"#, as: cma.name
            ).status == 201)
        func retain(_ mode: String) throws -> Int? {
            let answer = try service.api.owner.send(
                .post, "/v1/owner/privacy/retention", fields: ["Content-Type": "application/json"],
                body: Array(#"{"mode":"\#(mode)"}"#.utf8))
            #expect(answer.status == 200, "\(answer.text)")
            return try answer.json["counts"]?.elements.first { $0["name"]?.string == "needs" }?["rows"]?.integer
        }
        service.time.advance(minutes: 3 * 365 * 1440 - 60)
        #expect(try retain("apply") == 0)
        service.time.advance(minutes: 90 * 1440)
        #expect(try retain("dry-run") == 1)
        #expect(try service.show(id, as: cma.name).text.contains("Petit"))
        #expect(try retain("apply") == 1)
        #expect(try retain("apply") == 0)
        let left = try service.show(id, as: cma.name)
        let thread = try service.get("/v1/needs/\(id)/comments", as: cma.name)
        for word in ["Petit", "boulangerie", "vendeuse"] {
            #expect(!left.text.contains(word) && !thread.text.contains(word))
        }
        #expect(left("subject") == "recruter" && left("state") != nil, "what is counted stays")
        #expect(try service.get(#require(opened("tracking")), as: nil).status == 404, "the link is dead")
    }

    @Test func `goes with a partner, and the needs that its experts had in hand wait for others`() throws {
        let cma = try service.colleague("cma")
        let cci = try service.colleague("cci", on: ["former"])
        _ = try service.rule(#"{"field":"headcount","op":"gte","value":1}"#, of: "cma", onMissing: "accept")
        #expect(try service.put("/v1/routing/profiles/cma", #"{"categories":["franceTravail"]}"#).status == 200)
        let landing = #"{"organisation":"cma","title":{"fr":"Aides","en":"Help"},"subjects":[]}"#
        #expect(try service.put("/v1/landings/aides-cma", landing).status == 201)
        let id = try service.need(as: "adviser")
        let erased = try service.api.owner.send(
            .post, "/v1/owner/archives/erasures", fields: ["Content-Type": "application/json"],
            body: Array(#"{"organisation":"cma"}"#.utf8))
        #expect(erased.status == 201, "\(erased.text)")
        let rows = try erased.json["counts"]?.elements.reduce(into: [String: Int]()) { counts, item in
            counts[item["name"]?.string ?? ""] = item["rows"]?.integer
        }
        for name in ["experts", "expertises", "eligibility-rules", "routing-profile", "landings"] {
            #expect(rows?[name] == 1, "\(name) \(erased.text)")
        }
        #expect(try service.evaluate(RoutingService.bakery).selected == [])
        #expect(try service.get("/v1/experts/\(cma.expert)").status == 404)
        #expect(try service.get("/v1/landings/aides-cma", as: nil).status == 404)
        let need = try service.show(id)
        #expect(need("state") == "review" && need("reason") == "expert-removed", "\(need.text)")
        #expect(try service.get("/v1/experts/\(cci.expert)").status == 200)
    }
}
