import Database
import Endpoints
import HTTP
import JSON
import Kernel
import LocalClient
import TestSupport
import Testing

/// An attempt to sign in, which exists for the tests alone.
private struct TrySignIn: Query {
    static let operation = Operation(.get, "/v1/attempts", id: "trySignIn", access: .anyone, counting: .asSignIn)

    func handle(_ input: NoInput, for caller: Caller, in connection: Connection) -> Representation {
        Representation(.ok, .json, Array("{}".utf8))
    }

    static let feature = Feature(name: "attempts", routes: [Route(TrySignIn())])
}

/// What a caller is told about limits, through the whole service.
@Suite struct `Rate limits` {
    private let api: TestAPI

    init() throws {
        api = try TestAPI(
            extra: [Note.feature, TrySignIn.feature],
            environment: [
                "GUICHET_RATE_LIMITS": "anonymous=3/3600,authenticated=5/3600,sign-in=2/3600",
                "GUICHET_TRUSTED_PROXIES": "127.0.0.1",
            ],
            identities: [
                "anna": .person(Person(account: "anna", session: "1", grants: [])),
                "anna-again": .person(Person(account: "anna", session: "2", grants: [])),
                "key": .partner(Partner(key: "key", organisation: "o", scopes: [])),
            ])
    }

    private func ask(_ path: String = "/v1/notes", from client: String = "192.0.2.1", as token: String? = nil) throws
        -> Answer
    {
        guard let token else { return try api.get(path, fields: ["X-Forwarded-For": client]) }
        return try api.get(path, fields: ["X-Forwarded-For": client, .authorization: "Bearer \(token)"])
    }

    @Test func `are told with each answer, and the request after the last is refused`() throws {
        for left in [2, 1, 0] {
            let answer = try ask()
            #expect(answer.status == 200)
            #expect(answer["RateLimit-Policy"] == "\"anonymous\";q=3;w=3600")
            #expect(answer["RateLimit"]?.hasPrefix("\"anonymous\";r=\(left);t=") == true)
        }
        let refused = try ask()
        #expect(refused.status == 429 && refused.problem == "rate-limited")
        #expect(refused["Content-Type"] == "application/problem+json")
        #expect(refused["Retry-After"].flatMap(Int.init).map((1199...1200).contains) == true)
        #expect(refused["RateLimit"]?.hasPrefix("\"anonymous\";r=0;t=") == true)
    }

    @Test func `count by address without a token, an IPv6 network as one`() throws {
        for _ in 0..<4 { _ = try ask(from: "2001:db8:0:1::1") }
        #expect(try ask(from: "2001:db8:0:1:ffff::2").status == 429)
        #expect(try ask(from: "2001:db8:0:2::1").status == 200)
        #expect(try ask(from: "192.0.2.2").status == 200)
    }

    @Test func `count by account and by key with one, whatever the address and the session`() throws {
        for number in 0..<5 {
            #expect(
                try ask(from: "192.0.2.\(number)", as: number.isMultiple(of: 2) ? "anna" : "anna-again").status == 200)
        }
        let refused = try ask(from: "192.0.2.9", as: "anna")
        #expect(refused.status == 429 && refused["RateLimit-Policy"] == "\"authenticated\";q=5;w=3600")
        #expect(try ask(as: "key").status == 200)
        #expect(try ask().status == 200)
    }

    @Test func `are stricter for attempts to sign in, with or without a token`() throws {
        #expect(try ask("/v1/attempts").status == 200)
        #expect(try ask("/v1/attempts", as: "anna").status == 200)
        #expect(try ask("/v1/attempts", as: "key").status == 429)
        #expect(try ask().status == 200)
    }

    @Test func `count what is unknown, refused, or carries a token that nobody knows`() throws {
        #expect(try ask("/v1/nothing").status == 404)
        #expect(try ask(as: "wrong").status == 401)
        #expect(try ask("/v1/notes?x=1").status == 400)
        #expect(try ask("/v1/nothing").status == 429)
        #expect(try ask(as: "wrong").status == 429)
    }

    @Test func `refuse before the body is read`() throws {
        for _ in 0..<3 { _ = try api.get("/v1/notes") }
        let answer = try api.raw(
            "POST /v1/notes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n")
        #expect(answer.status == 429)
    }

    @Test func `do not hold for probes nor for the owner`() throws {
        for _ in 0..<10 {
            #expect(try ask("/livez").status == 200 && ask("/readyz").status == 200)
            #expect(try api.owner.send(.get, "/v1/notes").status == 200)
        }
        #expect(try ask("/livez")["RateLimit"] == nil)
        #expect(try api.owner.send(.get, "/v1/notes")["RateLimit"] == nil)
    }

    @Test func `are not told in answers that caches share`() throws {
        let answer = try ask("/problems")
        #expect(answer.status == 200 && answer["RateLimit"] == nil)
        #expect(try ask()["RateLimit"]?.hasPrefix("\"anonymous\";r=1;") == true)
    }
}

/// Tokens that come where everybody can read them.
@Suite struct `A token in an address` {
    private static let secret = String(repeating: "aB3_", count: 11)

    @Test(arguments: [
        ("/v1/notes?key=gk_live_\(secret)", true), ("/v1/notes?gk_test_\(secret)", true),
        ("/v1/notes/gs_\(secret)", true), ("/v1/notes?x=gk%5Flive_\(secret)", true),
        ("/v1/notes?x=%67s_\(secret)", true), ("/v1/notes?x=gk_live_0123456789abcdef", false),
        ("/v1/notes?x=gs_short", false),
        ("/v1/notes?state=gs_\(secret.prefix(40))", false), ("/v1/notes?code=\(secret)gs_\(secret)", false),
        ("/v1/notes?x=Bearer%20gs_\(secret)", true),
        ("/v1/notes?x=\(secret)\(secret)", false),
    ])
    func `is refused, and never said again`(address: String, isToken: Bool) throws {
        let api = try TestAPI(extra: [Note.feature])
        let answer = try api.get(address)
        #expect((answer.problem == "token-in-address") == isToken)
        #expect(!answer.text.contains(Self.secret))
    }
}
