import Crypto
import HTTP
import JSON
import Kernel
import LocalClient
import TestProvider
import TestSupport
import Testing

/// Sign-ins that must not succeed, seen from the browser: a page that says so, and nothing left behind (T28).
@Suite struct `A sign-in is refused, and leaves nothing behind` {
    struct Fault: Sendable, CustomTestStringConvertible {
        let name: String
        let code: String
        let change: @Sendable (inout ProviderConduct) -> Void
        var testDescription: String { name }

        init(_ name: String, _ code: String, _ change: @escaping @Sendable (inout ProviderConduct) -> Void) {
            self.name = name
            self.code = code
            self.change = change
        }
    }

    private static let faults = [
        Fault("wrong issuer", "provider-not-trusted") { $0.identityClaims = ["iss": "\"https://evil.example\""] },
        Fault("wrong audience", "provider-not-trusted") { $0.identityClaims = ["aud": "\"other\""] },
        Fault("wrong party", "provider-not-trusted") { $0.identityClaims = ["azp": "\"other\""] },
        Fault("wrong nonce", "provider-not-trusted") { $0.identityClaims = ["nonce": "\"other\""] },
        Fault("expired", "provider-not-trusted") { $0.identityClaims = ["exp": "1772441000"] },
        Fault("issued in the future", "provider-not-trusted") { $0.identityClaims = ["iat": "1772449999"] },
        Fault("level", "sign-in-level-too-low") { $0.identityClaims = ["acr": "\"eidas0\""] },
        Fault("somebody else", "provider-not-trusted") { $0.personClaims = ["sub": "\"person-2\""] },
        Fault("unsigned answer", "provider-not-trusted") { $0.personForm = .plain },
        Fault("none", "provider-not-trusted") {
            $0.forgeIdentity = { TestKey.forge(header: "{\"alg\":\"none\"}", $0) }
        },
        Fault("HS256 with the public key", "provider-not-trusted") {
            let secret = TestKey.secret(Array(LocalProvider.elliptic.json().utf8), "ec-1")
            $0.forgeIdentity = { secret.sign($0) }
        },
        Fault("bad signature", "provider-not-trusted") {
            let other = TestKey.elliptic("ec-1")
            $0.forgeIdentity = { other.sign($0) }
        },
        Fault("unknown key", "provider-not-trusted") { $0.header = ["kid": "ec-9"] },
        Fault("token endpoint down", "provider-unavailable") { $0.faults = ["/api/token": .status(503)] },
        Fault("person's endpoint down", "provider-unavailable") { $0.faults = ["/api/userinfo": .status(500)] },
        Fault("keys down", "provider-unavailable") { $0.faults = ["/api/jwks": .status(502)] },
        Fault("no answer", "provider-unavailable") { $0.faults = ["/api/userinfo": .silence] },
        Fault("huge answer", "provider-not-trusted") { $0.faults = ["/api/userinfo": .huge] },
        Fault("nonsense", "provider-not-trusted") { $0.faults = ["/api/token": .body("<html>", type: "text/html")] },
        Fault("code refused", "provider-refused") {
            $0.faults = ["/api/token": .body("{\"error\":\"invalid_grant\"}", type: "application/json", status: 400)]
        },
        Fault("person says no", "sign-in-declined") { $0.returned = ["error": "access_denied", "code": nil] },
        Fault("provider says no", "provider-refused") { $0.returned = ["error": "invalid_scope", "code": nil] },
        Fault("provider is busy", "provider-unavailable") {
            $0.returned = ["error": "temporarily_unavailable", "code": nil]
        },
        Fault("no code", "provider-not-trusted") { $0.returned = ["code": nil] },
        Fault("another provider answers", "provider-not-trusted") {
            $0.returned = ["iss": "https%3A%2F%2Fevil.example"]
        },
    ]

    private static let statuses = [
        "provider-not-trusted": 403, "sign-in-level-too-low": 403, "provider-refused": 403, "sign-in-declined": 403,
        "provider-unavailable": 503,
    ]

    @Test(arguments: faults) func `for what the provider does`(fault: Fault) throws {
        let journey = try SignInJourney()
        journey.provider.behave(fault.change)
        let started = try journey.start()
        let back = try journey.visitProvider(started)
        let page = try journey.comeBack(to: back, cookie: started.cookie)
        #expect(page.text.contains("<code>\(fault.code)</code>"), "\(page.text)")
        #expect(page.status == Self.statuses[fault.code])
        #expect((page["Retry-After"] != nil) == (fault.code == "provider-unavailable"))
        #expect(page["Location"] == nil && page.cookie == "__Host-guichet-sign-in=")
        #expect(page.text.contains("<a href=\"\(SignInJourney.returnTo)\">Revenir au service</a>"))
        #expect(try journey.rows() == "")
        // What failed once does not come back better.
        journey.provider.behave { $0 = ProviderConduct(LocalProvider.elliptic) }
        let again = try journey.comeBack(to: back, cookie: started.cookie)
        #expect(again.text.contains("<code>sign-in-unknown</code>") && again.status == 400)
        #expect(try journey.rows() == "")
    }

    @Test func `for a browser in which it did not begin`() throws {
        let journey = try SignInJourney()
        let started = try journey.start()
        let other = try journey.start()
        let back = try journey.visitProvider(started)
        let wrong = "__Host-guichet-sign-in=" + String(repeating: "A", count: 43)
        let twice = (started.cookie ?? "") + "; " + (started.cookie ?? "")
        for cookie in [nil, "", wrong, other.cookie, twice, started.cookie?.replacing("__Host-", with: "")] {
            let page = try journey.comeBack(to: back, cookie: cookie)
            #expect(page.status == 400 && page.text.contains("<code>sign-in-unknown</code>"))
            #expect(!page.text.contains(SignInJourney.returnTo))
        }
        #expect(journey.provider.visits("/api/token") == 0)
        #expect(try journey.rows() == "2 attempts")
        // The browser in which it began is not harmed by the others.
        #expect(try journey.comeBack(to: back, cookie: "a=b; \(started.cookie ?? ""); c=d").status == 303)
    }

    @Test func `for a state that is not its own, or is there twice`() throws {
        let journey = try SignInJourney()
        let started = try journey.start()
        let back = try journey.visitProvider(started)
        let state = try #require(try RequestTarget(back).parameters.first { $0.name == "state" }?.value)
        let other = String(repeating: "A", count: 43)
        for target in [
            back.replacing(state, with: other), back.replacing(state, with: ""), back + "&state=\(other)",
            back.replacing("state=", with: "estado="), "/v1/auth/local/callback",
        ] {
            let page = try journey.comeBack(to: target, cookie: started.cookie)
            #expect(page.status == 400 && page.text.contains("<code>sign-in-unknown</code>"))
        }
        #expect(journey.provider.visits("/api/token") == 0)
    }

    @Test func `when it comes twice`() throws {
        let journey = try SignInJourney()
        let started = try journey.start()
        let back = try journey.visitProvider(started)
        #expect(try journey.comeBack(to: back, cookie: started.cookie).status == 303)
        #expect(try journey.comeBack(to: back, cookie: started.cookie).status == 400)
        #expect(try journey.rows() == "1 accounts, 1 identities, 1 codes, 1 kept")
        #expect(journey.provider.visits("/api/token") == 1)
    }

    @Test func `when it comes too late`() throws {
        let journey = try SignInJourney()
        let started = try journey.start()
        let back = try journey.visitProvider(started)
        journey.clock.advance(seconds: 600)
        let page = try journey.comeBack(to: back, cookie: started.cookie)
        #expect(page.status == 400 && page.text.contains("<code>sign-in-unknown</code>"))
        #expect(try journey.rows() == "")
    }

    @Test func `when it comes back as another provider's`() throws {
        let journey = try SignInJourney()
        let started = try journey.start()
        let back = try journey.visitProvider(started).replacing("/local/", with: "/other/")
        let page = try journey.comeBack(to: back, cookie: started.cookie)
        #expect(page.status == 400 && page.text.contains("<code>sign-in-unknown</code>"))
        #expect(journey.provider.visits("/api/token") == 0)
        #expect(try journey.rows() == "")
    }

    @Test(arguments: [
        ("returnTo=https%3A%2F%2Fevil.example%2F", "return-address-unknown"),
        ("returnTo=https%3A%2F%2Fapp.example.fr%2Fretour%2F", "return-address-unknown"),
        ("returnTo=https%3A%2F%2Fapp.example.fr%2Fretour%3Fx%3D1", "return-address-unknown"),
        ("returnTo=https%3A%2F%2Fapp.example.fr%2Fretour%23x", "return-address-unknown"),
        ("returnTo=HTTPS%3A%2F%2Fapp.example.fr%2Fretour", "return-address-unknown"),
        ("returnTo=%2F%2Fapp.example.fr%2Fretour", "return-address-unknown"), ("", "sign-in-malformed"),
    ]) func `to an address that is not registered`(query: String, code: String) throws {
        let journey = try SignInJourney()
        let page = try journey.api.get("/v1/auth/local/start?\(query)&codeChallenge=\(journey.challenge)")
        #expect(page.status == 400 && page.text.contains("<code>\(code)</code>"))
        #expect(page["Location"] == nil && !page.text.contains("evil") && !page.text.contains("app.example.fr"))
        #expect(try journey.rows() == "")
    }

    @Test(arguments: [
        "", "codeChallenge=", "codeChallenge=abc", "codeChallenge=CHALLENGE%3D", "codeChallenge=CHALLENGE&purpose=x",
    ])
    func `without the front-end's challenge`(query: String) throws {
        let journey = try SignInJourney()
        let page = try journey.api.get(
            "/v1/auth/local/start?returnTo=https%3A%2F%2Fapp.example.fr%2Fretour&"
                + query.replacing("CHALLENGE", with: journey.challenge))
        #expect(page.status == 400 && page.text.contains("<code>sign-in-malformed</code>"))
    }

    @Test func `at a provider that is not there`() throws {
        let journey = try SignInJourney()
        for name in ["absent", "LOCAL", "..%2Flocal", "%3Cscript%3E"] {
            let page = try journey.start(name)
            #expect(page.status == 404 && page.text.contains("<code>provider-unknown</code>"))
            #expect(try journey.comeBack(to: "/v1/auth/\(name)/callback", cookie: nil).status == 404)
        }
    }

    @Test func `when the provider is away from the start`() throws {
        let journey = try SignInJourney()
        journey.provider.behave { $0.faults = ["/api/.well-known/openid-configuration": .status(503)] }
        let page = try journey.start()
        #expect(page.status == 503 && page.text.contains("<code>provider-unavailable</code>"))
        #expect(try journey.rows() == "")
    }

    @Test func `on a page that repeats nothing, in the person's language`() throws {
        let journey = try SignInJourney()
        journey.provider.behave {
            $0.returned = [
                "error": "%3Cscript%3Ealert(1)%3C%2Fscript%3E", "error_description": "marker%3Cb%3E", "code": nil,
            ]
        }
        for (language, title) in [
            ("fr", "Refus du fournisseur d&#39;identité"), ("en", "Refused by the identity provider"),
        ] {
            let started = try journey.start()
            let page = try journey.comeBack(
                to: journey.visitProvider(started), cookie: started.cookie, language: language)
            #expect(page.text.contains("<h1>\(title)</h1>") && page.text.contains("<html lang=\"\(language)\">"))
            #expect(page["Content-Language"] == language && page["Content-Type"] == "text/html; charset=utf-8")
            #expect(!page.text.contains("alert") && !page.text.contains("marker") && !page.text.contains("<b>"))
            #expect(page["Content-Security-Policy"]?.contains("default-src 'none'") == true)
            #expect(page["Cache-Control"] == "no-store")
        }
    }
}
