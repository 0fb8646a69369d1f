import HTTP
import JSON
import Kernel
import LocalClient
import TestSupport
import Testing

/// What persons obtain: that their data lies still, for as long as that stands.
@Suite struct `A restriction` {
    private let clock = TestClock("2026-03-02T09:00:00Z")
    private let api: TestAPI

    init() throws { api = try TestAPI(clock: clock) }

    /// Files a request and has it accepted; its address.
    private func obtain(_ kind: String, for person: TestCaller, from officer: TestCaller) throws -> String {
        let filed = try person.post("/v1/privacy/requests", json: #"{"kind":"\#(kind)"}"#)
        let path = "/v1/privacy/requests/" + (try #require(try filed.json["id"]?.string))
        #expect(try officer.post(path + "/lift", ifMatch: "*").problem == "nothing-to-lift")
        let accepted = try officer.post(path + "/accept", ifMatch: "*")
        #expect(accepted.status == 200, "\(accepted.text)")
        return path
    }

    @Test func `hides from others what they need not see, and keeps them from changing it`() throws {
        let person = try api.signIn(email: "marie@example.fr")
        let own = "/v1/accounts/\(person.account)"
        #expect(try person.send(.patch, own, json: #"{"phone":"+33612345678"}"#, ifMatch: "*").status == 200)
        let administrator = try api.signIn(role: .init("administrator"))
        let officer = try api.signIn(role: .init("dpo"))
        #expect(try administrator.get(own).json["email"]?.string == "marie@example.fr")
        let path = try obtain("restriction", for: person, from: officer)
        let seen = try administrator.get(own).json
        #expect(seen["email"] == nil && seen["phone"] == nil && seen["name"] != nil)
        #expect(seen["limits"]?.elements.compactMap(\.string) == ["restriction"])
        let changed = try administrator.send(.patch, own, json: #"{"jobTitle":"x"}"#, ifMatch: "*")
        #expect(changed.status == 409 && changed.problem == "processing-restricted")
        #expect(try person.get(own).json["email"]?.string == "marie@example.fr")
        #expect(try person.send(.patch, own, json: #"{"jobTitle":"Conseillère"}"#, ifMatch: "*").status == 200)

        #expect(try officer.get(path).json["actions"]?.elements.compactMap(\.string) == ["lift"])
        #expect(try person.post(path + "/lift", ifMatch: "*").status == 403)
        let lifted = try officer.send(.post, path + "/lift", ifMatch: "*")
        #expect(try lifted.json["state"]?.string == "lifted", "\(lifted.text)")
        #expect(try officer.send(.post, path + "/lift", ifMatch: "*").problem == "nothing-to-lift")
        #expect(try administrator.get(own).json["email"]?.string == "marie@example.fr")
        let letters = try api.owner.send(.get, "/v1/owner/outbox").json["items"]?.elements.filter {
            $0["kind"]?.string == "privacy-request-answered" && $0["address"]?.string == "marie@example.fr"
        }
        #expect(letters?.count == 2, "told of the answer, then of its end")
    }

    @Test func `stands as long as one request that obtained it does`() throws {
        let person = try api.signIn()
        let officer = try api.signIn(role: .init("dpo"))
        let paths = [
            try obtain("restriction", for: person, from: officer),
            try obtain("restriction", for: person, from: officer),
        ]
        for (path, expected) in zip(paths, [1, 0]) {
            #expect(try officer.send(.post, path + "/lift", ifMatch: "*").status == 200)
            #expect(try person.get("/v1/accounts/\(person.account)").json["limits"]?.count == expected)
        }
    }

    @Test func `keeps an account that nobody uses any more`() throws {
        let person = try api.signIn()
        let forgotten = try api.signIn()
        _ = try obtain("restriction", for: person, from: api.signIn(role: .init("dpo")))
        clock.advance(minutes: 3 * 366 * 24 * 60)
        let officer = try api.signIn(role: .init("dpo"))
        #expect(try officer.post("/v1/privacy/retention", json: #"{"mode":"apply"}"#).status == 200)
        let items = try #require(try api.owner.send(.get, "/v1/owner/accounts").json["items"]).elements
        func state(of caller: TestCaller) -> String? {
            items.first { $0["id"]?.string == caller.account }?["state"]?.string
        }
        #expect(state(of: person) == "active" && state(of: forgotten) == "erased")
    }
}
