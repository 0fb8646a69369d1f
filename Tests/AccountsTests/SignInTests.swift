import Accounts
import Crypto
import HTTP
import JSON
import Kernel
import LocalClient
import TestSupport
import Testing

/// From an address to a session.
@Suite struct `Signing in` {
    private static let back = "https://portail.example.fr/retour"
    private let clock = TestClock("2026-03-02T09:00:00Z")
    private let api: TestAPI

    init() throws { api = try TestAPI(clock: clock, environment: ["GUICHET_RETURN_ADDRESSES": Self.back]) }

    private func ask(_ body: String) throws -> Answer { try api.post("/v1/sessions/magic-links", json: body) }

    /// The link of the first letter that was posted.
    private func mailedLink() throws -> String {
        var letter: String?
        try eventually {
            let letters = try api.owner.send(.get, "/v1/owner/outbox").json["items"]
            letter = letters?.elements.compactMap { $0["id"]?.string }.first
            return letter != nil
        }
        let text = try api.owner.send(.get, "/v1/owner/outbox/" + (try #require(letter))).json["text"]?.string ?? ""
        let found = text.range(of: "/sign-in/")
        let start = try #require(found)
        return String(text[start.lowerBound...].prefix { !$0.isWhitespace })
    }

    @Test func `by mail asks nobody whether the address is known`() throws {
        _ = try api.signIn(email: "ada@example.fr")
        let known = try ask(#"{"email":"ada@example.fr"}"#)
        let unknown = try ask(#"{"email":"eve@example.fr"}"#)
        #expect(known.status == 202)
        #expect(unknown.status == 202)
        #expect(known.body == unknown.body)
        #expect(known.fields.map(\.name) == unknown.fields.map(\.name))

        let link = try mailedLink()
        #expect(try api.owner.send(.get, "/v1/owner/outbox").json["items"]?.count == 1, "eve is sent nothing")
        let page = try api.get(link)
        #expect(page.text.contains("<form method=\"post\" action=\"/sign-in\">"))
        let token = String(link.dropFirst("/sign-in/".count))
        #expect(try api.post("/v1/sessions", json: "{\"token\":\"\(token)\"}").status == 201)
    }

    @Test func `leads back to the front-end with a code, for whoever holds the verifier`() throws {
        _ = try api.signIn(email: "ada@example.fr")
        let verifier = String(repeating: "v", count: 43)
        let challenge = Base64URL.text(Digest.sha256(verifier).bytes)
        let asked = try ask(
            #"{"email":"ada@example.fr","returnTo":"\#(Self.back)","codeChallenge":"\#(challenge)"}"#)
        #expect(asked.status == 202)
        let token = try mailedLink().dropFirst("/sign-in/".count)
        let page = try press("token=" + token)
        #expect(page.status == 200)
        let found = self.code(in: page.text)
        let code = try #require(found)
        #expect(!page.text.contains("gs_"), "no session shows in a page that leads on")
        func exchange(_ verifier: String) throws -> Answer {
            try api.post("/v1/sessions", json: #"{"code":"\#(code)","codeVerifier":"\#(verifier)"}"#)
        }
        #expect(try exchange(verifier).status == 201)
        #expect(try exchange(verifier).problem == "sign-in-refused", "a code serves once")
        #expect(try press("token=" + token).problem == "sign-in-refused", "so does its link")
    }

    @Test func `uses a code up that is shown with a wrong verifier, or too late`() throws {
        _ = try api.signIn(email: "ada@example.fr")
        let verifier = String(repeating: "v", count: 43)
        let challenge = Base64URL.text(Digest.sha256(verifier).bytes)
        for isLate in [false, true] {
            _ = try ask(#"{"email":"ada@example.fr","returnTo":"\#(Self.back)","codeChallenge":"\#(challenge)"}"#)
            let link = try api.owner.send(
                .post, "/v1/owner/sign-in-links", fields: ["Content-Type": "application/json"],
                body: Array(#"{"email":"ada@example.fr"}"#.utf8))
            #expect(link.status == 200)
            guard !isLate else { continue }
            let token = try mailedLink().dropFirst("/sign-in/".count)
            let page = try press("token=" + token).text
            let found = self.code(in: page)
            let code = try #require(found)
            func exchange(_ verifier: String) throws -> Answer {
                try api.post("/v1/sessions", json: #"{"code":"\#(code)","codeVerifier":"\#(verifier)"}"#)
            }
            #expect(try exchange(String(repeating: "w", count: 43)).problem == "sign-in-refused")
            #expect(try exchange(verifier).problem == "sign-in-refused")
        }
    }

    @Test(arguments: [
        (#"{"email":"ada"}"#, 422), (#"{"email":"ada@example.fr","returnTo":"https://evil.example/"}"#, 422),
        (
            #"{"email":"a@b.fr","returnTo":"https://evil.example/","codeChallenge":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}"#,
            422
        ),
        (#"{"email":"a@b.fr","state":"active"}"#, 400), (#"{}"#, 400),
    ])
    func `is not asked for in a wrong way`(body: String, status: Int) throws {
        #expect(try ask(body).status == status)
    }

    @Test(arguments: ["", "token=", "token=x", "token=gl_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "a=b&%zz"])
    func `takes no form that holds no link`(form: String) throws {
        #expect(try press(form).status >= 400)
    }

    private func press(_ form: String) throws -> Answer {
        try api.send(
            .post, "/sign-in", fields: ["Content-Type": "application/x-www-form-urlencoded"], body: form)
    }

    private func code(in page: String) -> String? {
        page.range(of: "code=gc_").map { String(page[page.index($0.lowerBound, offsetBy: 5)...].prefix(46)) }
    }
}
