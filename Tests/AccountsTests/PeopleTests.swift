import Accounts
import HTTP
import JSON
import Kernel
import LocalClient
import TestSupport
import Testing

/// Who sees and changes whom.
@Suite struct `People` {
    private let clock = TestClock("2026-03-02T09:00:00Z")
    private let api: TestAPI

    init() throws { api = try TestAPI(clock: clock) }

    private func tag(_ caller: TestCaller, _ target: String) throws -> String {
        try #require(try caller.get(target)["ETag"])
    }

    @Test func `are seen by themselves, by their managers and by administrators only`() throws {
        let agent = try api.signIn(role: .agent, organisation: "caf", unit: "lille", email: "agent@example.fr")
        let target = "/v1/accounts/" + agent.account
        #expect(try agent.get(target).status == 200)
        #expect(try api.signIn(role: .unitManager, organisation: "caf", unit: "lille").get(target).status == 200)
        #expect(try api.signIn(role: .organisationManager, organisation: "caf").get(target).status == 200)
        #expect(try api.signIn(role: .administrator).get(target).status == 200)
        #expect(try api.signIn(role: .unitManager, organisation: "caf", unit: "lens").get(target).status == 404)
        #expect(try api.signIn(role: .organisationManager, organisation: "cnav").get(target).status == 404)
        #expect(try api.signIn(role: .agent, organisation: "caf", unit: "lille").get(target).status == 404)

        let manager = try api.signIn(role: .organisationManager, organisation: "caf")
        #expect(try manager.get("/v1/accounts?q=AGENT").json["items"]?.count == 1)
        #expect(try manager.get("/v1/accounts?q=agent&organisation=cnav").json["items"]?.count == 0)
        let other = try api.signIn(role: .organisationManager, organisation: "cnav")
        #expect(try other.get("/v1/accounts?q=agent").json["items"]?.count == 0)
        #expect(try agent.get("/v1/accounts").problem == "forbidden")
    }

    @Test func `change what they say of themselves, not who they are`() throws {
        let agent = try api.signIn(role: .agent, organisation: "caf", email: "agent@example.fr")
        let target = "/v1/accounts/" + agent.account
        let patch = #"{"jobTitle":"Conseillère","phone":"+33 3 20 00 00 00"}"#
        #expect(try agent.send(.patch, target, json: patch).status == 428)
        let seen = try tag(agent, target)
        let changed = try agent.send(.patch, target, json: patch, ifMatch: seen)
        #expect(try changed.json["jobTitle"]?.string == "Conseillère")
        #expect(try agent.send(.patch, target, json: patch, ifMatch: seen).status == 412)
        let cleared = try agent.send(.patch, target, json: #"{"phone":null}"#, ifMatch: "*")
        #expect(try cleared.json["phone"] == nil)
        #expect(try cleared.json["jobTitle"]?.string == "Conseillère")
        #expect(try agent.send(.patch, target, json: #"{"email":"b@c.fr"}"#, ifMatch: "*").problem == "forbidden")
        for owned in [#"{"state":"active"}"#, #"{"id":"x"}"#, #"{"version":9}"#, #"{"terms":{}}"#] {
            #expect(try agent.send(.patch, target, json: owned, ifMatch: "*").status == 400)
        }
        let other = try api.signIn()
        #expect(try other.send(.patch, target, json: patch, ifMatch: "*").status == 404)
        let manager = try api.signIn(role: .organisationManager, organisation: "caf")
        #expect(try manager.send(.patch, target, json: patch, ifMatch: "*").problem == "forbidden")
    }

    @Test func `are kept out at once when they are suspended, until they are resumed`() throws {
        let agent = try api.signIn(role: .agent, organisation: "caf", email: "agent@example.fr")
        let administrator = try api.signIn(role: .administrator)
        let target = "/v1/accounts/" + agent.account
        #expect(try agent.get("/v1/me").status == 200)
        #expect(try administrator.send(.post, target + "/suspend", ifMatch: "*").status == 200)
        #expect(try agent.get("/v1/me").status == 401)
        #expect(try administrator.send(.post, target + "/suspend", ifMatch: "*").problem == "account-not-active")
        #expect(throws: (any Error).self) { try api.openSession(email: "agent@example.fr") }
        #expect(try administrator.send(.post, target + "/resume", ifMatch: "*").status == 200)
        #expect(!(try api.openSession(email: "agent@example.fr")).isEmpty)
        let own = "/v1/accounts/" + administrator.account
        #expect(try administrator.send(.post, own + "/suspend", ifMatch: "*").problem == "forbidden")
    }

    @Test func `lose a role on the request after it was taken`() throws {
        let manager = try api.signIn(role: .organisationManager, organisation: "caf")
        let second = try api.signIn(role: .organisationManager, organisation: "caf")
        #expect(try second.get("/v1/api-keys").status == 200)
        let list = try manager.get("/v1/memberships?account=" + second.account)
        let id = try #require(try list.json["items"]?.elements.compactMap { $0["id"]?.string }.first)
        #expect(try manager.send(.delete, "/v1/memberships/" + id, ifMatch: "*").status == 204)
        #expect(try second.get("/v1/api-keys").problem == "forbidden")
    }

    @Test func `are given the roles that the giver may give, where the giver manages`() throws {
        let manager = try api.signIn(role: .organisationManager, organisation: "caf")
        let agent = try api.signIn(role: .agent, organisation: "caf")
        func give(_ role: String, _ organisation: String, to account: String) throws -> String? {
            try manager.post(
                "/v1/memberships",
                json: #"{"account":"\#(account)","role":"\#(role)","organisation":"\#(organisation)"}"#
            ).problem
        }
        #expect(try give("qualifier", "caf", to: agent.account) == nil)
        #expect(try give("qualifier", "caf", to: agent.account) == "membership-exists")
        #expect(try give("qualifier", "cnav", to: agent.account) == "forbidden")
        #expect(try give("administrator", "caf", to: agent.account) == "invalid-body")
        #expect(try give("ticketModerator", "caf", to: agent.account) == "forbidden")
        #expect(try give("king", "caf", to: agent.account) == "invalid-body")
        #expect(try give("agent", "caf", to: try api.signIn().account) == "not-found", "a stranger is invited")
        let administrator = try manager.post(
            "/v1/memberships", json: #"{"account":"\#(manager.account)","role":"administrator"}"#)
        #expect(administrator.problem == "forbidden")
    }

    @Test func `keep one administrator`() throws {
        let administrator = try api.signIn(role: .administrator)
        let list = try administrator.get("/v1/memberships?account=" + administrator.account)
        let id = try #require(try list.json["items"]?.elements.compactMap { $0["id"]?.string }.first)
        let answer = try administrator.send(.delete, "/v1/memberships/" + id, ifMatch: "*")
        #expect(answer.problem == "last-administrator")
    }

    @Test func `who are invited have their role when they sign in`() throws {
        let manager = try api.signIn(role: .organisationManager, organisation: "caf")
        let invitation = #"{"email":"new@example.fr","name":"Lou","role":"agent","organisation":"caf","unit":"lille"}"#
        let made = try manager.post("/v1/invitations", json: invitation)
        #expect(made.status == 201)
        let letters = try api.owner.send(.get, "/v1/owner/outbox").json["items"]
        #expect(letters?.count == 1)
        let token = try api.openSession(email: "new@example.fr")
        let me = try TestCaller(api: api, token: token).get("/v1/me").json
        #expect(me["roles"]?.elements.compactMap { $0["role"]?.string }.first == "agent")
        #expect(
            try manager.get("/v1/invitations").json["items"]?.elements.first { _ in true }?["state"]?.string
                == "accepted")

        let late = try manager.post(
            "/v1/invitations", json: invitation.replacing("agent", with: "qualifier"))
        let address = try #require(late["Location"])
        #expect(try manager.send(.delete, address, ifMatch: "*").status == 204)
        _ = try api.openSession(email: "new@example.fr")
        let roles = try TestCaller(api: api, token: token).get("/v1/me").json["roles"]
        #expect(roles?.count == 1, "what was withdrawn is not accepted")
        let other = try api.signIn(role: .organisationManager, organisation: "cnav")
        #expect(try other.post("/v1/invitations", json: invitation).problem == "forbidden")
        #expect(try other.get("/v1/invitations").json["items"]?.count == 0)
    }

    @Test func `say when they are away, and who answers instead`() throws {
        let agent = try api.signIn(role: .agent, organisation: "caf")
        let colleague = try api.signIn(role: .agent, organisation: "caf")
        let stranger = try api.signIn(role: .agent, organisation: "cnav")
        func add(_ substitute: String) throws -> Answer {
            try agent.post(
                "/v1/absences", json: #"{"from":"2026-08-03","to":"2026-08-14","substitute":"\#(substitute)"}"#)
        }
        #expect(try add(stranger.account).problem == "invalid-body")
        let made = try add(colleague.account)
        #expect(made.status == 201)
        #expect(try agent.get("/v1/absences").json["items"]?.count == 1)
        #expect(try colleague.get("/v1/absences").json["items"]?.count == 0)
        let manager = try api.signIn(role: .organisationManager, organisation: "caf")
        #expect(try manager.get("/v1/absences").json["items"]?.count == 1)
        let address = try #require(made["Location"])
        #expect(try colleague.send(.delete, address, ifMatch: "*").status == 404)
        #expect(try manager.send(.delete, address, ifMatch: "*").status == 204)
        let backwards = try agent.post("/v1/absences", json: #"{"from":"2026-08-14","to":"2026-08-03"}"#)
        #expect(backwards.problem == "invalid-body")
    }

    @Test func `learn who broke the glass, which takes two`() throws {
        let person = try api.signIn(role: .agent, organisation: "caf", email: "agent@example.fr")
        let first = try api.signIn(role: .administrator)
        let second = try api.signIn(role: .administrator)
        let asked = try first.post(
            "/v1/break-glass", json: #"{"subject":"\#(person.account)","reason":"Saisine urgente"}"#)
        let address = try #require(asked["Location"])
        #expect(try first.send(.post, address + "/approve", ifMatch: "*").problem == "forbidden", "never alone")
        #expect(try person.get("/v1/break-glass").json["items"]?.count == 1)
        #expect(try api.signIn().get("/v1/break-glass").json["items"]?.count == 0)
        let approved = try second.send(.post, address + "/approve", ifMatch: asked["ETag"])
        #expect(try approved.json["expiresAt"]?.string == "2026-03-05T09:00:00.000Z")
        #expect(try second.send(.post, address + "/refuse", ifMatch: "*").problem == "not-decidable")
        let letters = try api.owner.send(.get, "/v1/owner/outbox").json["items"]
        #expect(letters?.count == 1, "the person is told")
        clock.advance(minutes: 72 * 60)
        let later = try api.openSession(email: "agent@example.fr")
        let shown = try TestCaller(api: api, token: later).get("/v1/break-glass").json["items"]
        #expect(shown?.elements.first { _ in true }?["state"]?.string == "expired")
    }
}
