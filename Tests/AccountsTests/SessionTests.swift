import Accounts
import HTTP
import JSON
import Kernel
import LocalClient
import TestSupport
import Testing

/// What a session's token is good for, and for how long.
@Suite struct `A session` {
    private let clock = TestClock("2026-03-02T09:00:00Z")
    private let api: TestAPI

    init() throws { api = try TestAPI(clock: clock) }

    @Test func `is opened once by a link`() throws {
        _ = try api.signIn(email: "a@example.fr")
        let link = try api.owner.send(
            .post, "/v1/owner/sign-in-links", fields: ["Content-Type": "application/json"],
            body: Array(#"{"email":"a@example.fr"}"#.utf8))
        let token = try #require(try link.json["token"]?.string)
        #expect(try api.get("/sign-in/" + token).status == 200)
        #expect(try api.get("/sign-in/" + token).text.contains(token), "looking at the page uses nothing up")
        #expect(try api.post("/v1/sessions", json: "{\"token\":\"\(token)\"}").status == 201)
        #expect(try api.post("/v1/sessions", json: "{\"token\":\"\(token)\"}").problem == "sign-in-refused")
    }

    @Test func `is not opened by a link that is a quarter of an hour old`() throws {
        _ = try api.signIn(email: "a@example.fr")
        let link = try api.owner.send(
            .post, "/v1/owner/sign-in-links", fields: ["Content-Type": "application/json"],
            body: Array(#"{"email":"a@example.fr"}"#.utf8))
        let token = try #require(try link.json["token"]?.string)
        clock.advance(minutes: 15)
        #expect(try api.post("/v1/sessions", json: "{\"token\":\"\(token)\"}").problem == "sign-in-refused")
    }

    @Test func `ends after half an hour without use, and after twelve hours`() throws {
        let person = try api.signIn()
        clock.advance(minutes: 29)
        #expect(try person.get("/v1/me").status == 200)
        clock.advance(minutes: 29)
        #expect(try person.get("/v1/me").status == 200)
        clock.advance(minutes: 31)
        #expect(try person.get("/v1/me").problem == "unauthenticated")

        let other = try api.signIn()
        for _ in 0..<28 {
            clock.advance(minutes: 25)
            #expect(try other.get("/v1/me").status == 200)
        }
        clock.advance(minutes: 21)
        #expect(try other.get("/v1/me").status == 401)
    }

    @Test func `is refused on the request after it was revoked`() throws {
        let person = try api.signIn(email: "a@example.fr")
        let second = TestCaller(api: api, token: try api.openSession(email: "a@example.fr"))
        let sessions = try #require(try person.get("/v1/sessions").json["items"])
        #expect(sessions.count == 2)
        let other = sessions.elements.first { $0["isCurrent"]?.bool == false }
        let id = try #require(other?["id"]?.string)
        #expect(try second.get("/v1/me").status == 200)
        #expect(try person.send(.delete, "/v1/sessions/" + id).status == 204)
        #expect(try second.get("/v1/me").status == 401)
        #expect(try person.get("/v1/me").status == 200)
        #expect(try person.send(.delete, "/v1/sessions").status == 204)
        #expect(try person.get("/v1/me").status == 401)
    }

    @Test func `of somebody else does not exist`() throws {
        let person = try api.signIn()
        let other = try api.signIn()
        let session = try #require(try other.get("/v1/me").json["session"]?["id"]?.string)
        #expect(try person.send(.delete, "/v1/sessions/" + session).status == 404)
        #expect(try other.get("/v1/me").status == 200)
    }

    @Test(arguments: [
        "/v1/communes?q=gs_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "/v1/me?key=gk_live_0123456789abcdef_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    ])
    func `does not come in an address`(target: String) throws {
        #expect(try api.get(target).problem == "token-in-address")
        #expect(try api.get("/v1/communes?q=gs_saint&limit=1").status == 200, "what merely begins alike may")
    }

    @Test(arguments: [
        "Basic YTpi", "Bearer", "Bearer x", "Bearer gs_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "Bearer a b",
        "gs_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    ])
    func `is not taken for what is no token`(field: String) throws {
        let answer = try api.send(.get, "/v1/me", fields: ["Authorization": field])
        #expect(answer.status == 401)
        #expect(answer["WWW-Authenticate"] != nil)
        #expect(!answer.text.contains("gs_A"))
    }
}
