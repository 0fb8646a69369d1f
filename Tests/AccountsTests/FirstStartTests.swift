import Accounts
import HTTP
import JSON
import Kernel
import LocalClient
import TestSupport
import Testing

/// From an empty database to a partner's system that calls.
@Suite struct `A first start` {
    @Test func `goes from the owner's account to a session, and from there to a key`() throws {
        let api = try TestAPI(now: "2026-03-02T09:00:00Z")
        let made = try api.owner.send(
            .post, "/v1/owner/accounts", fields: ["Content-Type": "application/json"],
            body: Array(#"{"email":"Ada@Example.fr","name":"Ada","role":"administrator"}"#.utf8))
        #expect(made.status == 201)
        #expect(try made.json["email"]?.string == "ada@example.fr")
        #expect(try made.json["state"]?.string == "invited")

        let first = TestCaller(api: api, token: try api.openSession(email: "ada@example.fr"))
        let me = try first.get("/v1/me")
        #expect(me.status == 200)
        #expect(try me.json["account"]?["state"]?.string == "active")
        #expect(try me.json["secondFactor"]?["isRequired"]?.bool == true)
        #expect(try first.get("/v1/api-keys").problem == "second-factor-required")

        let administrator = try api.confirm(first)
        #expect(try first.get("/v1/me").status == 401, "the token changes when the session is lifted")
        let order = #"{"name":"Portail","organisation":"caf","scopes":["test:read"],"mode":"test"}"#
        #expect(try administrator.post("/v1/api-keys", json: order).problem == "invalid-body", "no such scope yet")
        let key = try administrator.post(
            "/v1/api-keys", json: #"{"name":"Portail","organisation":"caf","scopes":[],"mode":"test"}"#)
        #expect(key.status == 201)
        let secret = try #require(try key.json["secret"]?.string)
        #expect(secret.hasPrefix("gk_test_"))

        let partner = TestCaller(api: api, token: secret)
        let itself = try partner.get("/v1/me")
        #expect(try itself.json["key"]?["organisation"]?.string == "caf")
        #expect(try partner.get("/v1/sessions").status == 403)
    }
}
