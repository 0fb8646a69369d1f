import Accounts
import HTTP
import JSON
import Kernel
import LocalClient
import TestSupport
import Testing

/// What a partner's key is good for.
@Suite struct `An API key` {
    private let clock = TestClock("2026-03-02T09:00:00Z")
    private let api: TestAPI

    init() throws { api = try TestAPI(clock: clock) }

    @Test func `that was mistyped is told from a stranger's`() throws {
        let key = try api.key(scopes: [])
        #expect(try key.get("/v1/me").status == 200)
        var letters = Array(key.token)
        letters[40] = letters[40] == "a" ? "b" : "a"
        #expect(try TestCaller(api: api, token: String(letters)).get("/v1/me").problem == "malformed-api-key")
        let cut = String(key.token.dropLast())
        #expect(try TestCaller(api: api, token: cut).get("/v1/me").problem == "malformed-api-key")

        let stranger = try TestAPI().key(scopes: [])
        #expect(try TestCaller(api: api, token: stranger.token).get("/v1/me").problem == "unauthenticated")
    }

    @Test func `is good until its end, thirteen months at most`() throws {
        let administrator = try api.signIn(role: .administrator)
        func order(_ end: String) -> String {
            #"{"name":"a","organisation":"caf","scopes":[],"expiresAt":"\#(end)"}"#
        }
        #expect(try administrator.post("/v1/api-keys", json: order("2027-04-03T00:00:00Z")).status == 422)
        #expect(try administrator.post("/v1/api-keys", json: order("2026-03-02T09:00:00Z")).status == 422)
        let made = try administrator.post("/v1/api-keys", json: order("2026-03-02T09:10:00Z"))
        let key = TestCaller(api: api, token: try #require(try made.json["secret"]?.string))
        clock.advance(minutes: 9)
        #expect(try key.get("/v1/me").status == 200)
        clock.advance(minutes: 1)
        #expect(try key.get("/v1/me").problem == "unauthenticated")
    }

    @Test func `asked for twice with one Idempotency-Key is made once`() throws {
        let administrator = try api.signIn(role: .administrator)
        let order = #"{"name":"a","organisation":"caf","scopes":[]}"#
        func ask() throws -> Answer {
            try api.post(
                "/v1/api-keys", json: order,
                fields: ["Authorization": "Bearer " + administrator.token, "Idempotency-Key": "order-1"])
        }
        #expect(try ask().status == 201)
        let again = try ask()
        #expect(again.status == 409 && again.problem == "answer-not-kept")
        #expect(try administrator.get("/v1/api-keys?organisation=caf").json["items"]?.count == 1)
    }

    @Test func `is refused on the request after it was revoked`() throws {
        let administrator = try api.signIn(role: .administrator)
        let made = try administrator.post(
            "/v1/api-keys", json: #"{"name":"a","organisation":"caf","scopes":[],"mode":"live"}"#)
        let key = TestCaller(api: api, token: try #require(try made.json["secret"]?.string))
        #expect(key.token.hasPrefix("gk_live_"))
        let address = try #require(made["Location"])
        #expect(try key.get("/v1/me").status == 200)
        #expect(try administrator.send(.delete, address).status == 428)
        #expect(try administrator.send(.delete, address, ifMatch: "\"7.fr.x\"").status == 412)
        #expect(try administrator.send(.delete, address, ifMatch: made["ETag"]).status == 204)
        #expect(try key.get("/v1/me").status == 401)
        let shown = try administrator.get(address)
        #expect(try shown.json["state"]?.string == "revoked")
        #expect(!shown.text.contains(key.token.suffix(50)))
    }

    @Test func `has one successor at a time`() throws {
        let administrator = try api.signIn(role: .administrator)
        let order = #"{"name":"a","organisation":"caf","scopes":[]}"#
        let first = try administrator.post("/v1/api-keys", json: order)
        #expect(try administrator.post("/v1/api-keys", json: order).status == 201)
        #expect(try administrator.post("/v1/api-keys", json: order).problem == "key-limit")
        _ = try administrator.send(.delete, try #require(first["Location"]), ifMatch: "*")
        #expect(try administrator.post("/v1/api-keys", json: order).status == 201)
    }

    @Test(arguments: [
        (["127.0.0.0/8"], 200), (["192.0.2.0/24", "127.0.0.1"], 200), (["192.0.2.0/24"], 403), (["2001:db8::/32"], 403),
    ])
    func `is good from its networks only`(networks: [String], status: Int) throws {
        let key = try api.key(scopes: [], networks: networks)
        #expect(try key.get("/v1/me").status == status)
        #expect(try key.get("/v1/me").status == status, "remembered, too")
    }

    @Test func `is managed by its organisation's manager and the administrators only`() throws {
        let manager = try api.signIn(role: .organisationManager, organisation: "caf")
        let other = try api.signIn(role: .organisationManager, organisation: "cnav")
        let unit = try api.signIn(role: .unitManager, organisation: "caf", unit: "lille")
        let order = #"{"name":"a","organisation":"caf","scopes":[]}"#
        #expect(try other.post("/v1/api-keys", json: order).problem == "forbidden")
        #expect(try unit.post("/v1/api-keys", json: order).problem == "forbidden")
        let made = try manager.post("/v1/api-keys", json: order)
        let address = try #require(made["Location"])
        #expect(try manager.get("/v1/api-keys").json["items"]?.count == 1)
        #expect(try other.get("/v1/api-keys").json["items"]?.count == 0)
        #expect(try other.get("/v1/api-keys?organisation=caf").json["items"]?.count == 0)
        #expect(try other.get(address).status == 404)
        #expect(try other.send(.delete, address, ifMatch: "*").status == 404)
        #expect(try manager.get(address).status == 200)
    }

    @Test(arguments: [
        (#"{"name":"a","organisation":"caf","scopes":["no:thing"]}"#, "/scopes/0"),
        (#"{"name":"a","organisation":"CAF","scopes":[]}"#, "/organisation"),
        (#"{"name":" ","organisation":"caf","scopes":[]}"#, "/name"),
        (#"{"name":"a","organisation":"caf","scopes":[],"networks":["1.2.3.4/33"]}"#, "/networks/0"),
        (#"{"name":"a","organisation":"caf","scopes":[],"zones":["planet:1"]}"#, "/zones"),
        (#"{"name":"a","organisation":"caf","scopes":[],"id":"0123456789abcdef"}"#, "/id"),
        (#"{"name":"a","organisation":"caf","scopes":[],"revokedAt":null}"#, "/revokedAt"),
    ])
    func `is not made from a wrong order`(body: String, pointer: String) throws {
        let answer = try api.signIn(role: .administrator).post("/v1/api-keys", json: body)
        #expect(answer.status == 422 || answer.status == 400)
        #expect(try answer.json["errors"]?.elements.compactMap { $0["pointer"]?.string }.first == pointer)
    }
}
