import Crypto
import Kernel
import OpenIDConnect
import Outbound
import TestProvider
import TestSupport
import Testing

/// A provider that is down, slow, wrong or replaced.
@Suite struct `A provider that fails` {
    private static let paths = ["/api/.well-known/openid-configuration", "/api/token", "/api/jwks", "/api/userinfo"]

    @Test(arguments: paths) func `is said to be away when it answers nothing`(path: String) throws {
        let trial = try SignInTrial(patience: .milliseconds(300))
        trial.provider.behave { $0.faults = [path: .silence] }
        #expect(try trial.refusal() == .unavailable(.timedOut))
    }

    @Test(arguments: paths, [500, 502, 503, 429]) func `is said to be busy`(path: String, status: Int) throws {
        let trial = try SignInTrial()
        trial.provider.behave { $0.faults = [path: .status(status)] }
        let error = try #require(try trial.refusal())
        #expect(error == .busy(status) && error.isTemporary)
    }

    @Test(arguments: paths) func `is not read beyond a limit`(path: String) throws {
        let trial = try SignInTrial()
        trial.provider.behave { $0.faults = [path: .huge] }
        let error = try #require(try trial.refusal())
        #expect(error == .unavailable(.tooLarge) && !error.isTemporary)
    }

    @Test(arguments: paths, ["", "<html>", "[]", "{\"a\":1,\"a\":2}", "{}", "null"])
    func `is not believed when it says something else`(path: String, text: String) throws {
        let trial = try SignInTrial()
        trial.provider.behave { $0.faults = [path: .body(text, type: "application/json")] }
        let error = try #require(try trial.refusal())
        #expect(
            [.malformedAnswer, .token(.unprotected), .token(.unknownKey), .token(.wrongIssuer)].contains(error))
        #expect(!error.isTemporary)
    }

    @Test(arguments: [301, 302, 307, 404, 401, 204]) func `is not followed elsewhere`(status: Int) throws {
        for path in ["/api/jwks", "/api/userinfo", "/api/token"] {
            let trial = try SignInTrial()
            trial.provider.behave { $0.faults = [path: .status(status)] }
            #expect(try trial.refusal() == .malformedAnswer)
        }
    }

    @Test func `is said to be away when nobody listens`() throws {
        let file = try SignInTrial.file("generic", issuer: "http://127.0.0.1:1/api")
        let party = RelyingParty(file.providers[0], clock: .system)
        #expect(throws: OpenIDError.unavailable(.unreachable)) {
            try party.authorizationAddress(of: SignInAttempt())
        }
    }

    @Test func `is asked again only after a moment, whoever waits`() throws {
        let trial = try SignInTrial()
        trial.provider.behave { $0.faults = [Self.paths[0]: .status(503)] }
        for _ in 0..<5 { #expect(try trial.refusal() == .busy(503)) }
        #expect(trial.provider.visits(Self.paths[0]) == 1)
        trial.provider.behave { $0.faults = [:] }
        trial.clock.advance(seconds: 2)
        #expect(try trial.refusal() == nil)
    }

    @Test func `does not stop who is known while its description and keys are away`() throws {
        let trial = try SignInTrial(patience: .milliseconds(300))
        _ = try trial.signIn()
        trial.provider.behave { $0.faults = ["/api/jwks": .status(503), Self.paths[0]: .silence] }
        trial.clock.advance(seconds: 7200)
        #expect(try trial.refusal() == nil)
        trial.clock.advance(seconds: 86_400)
        #expect(try trial.refusal() != nil)
    }

    @Test(arguments: [
        ("issuer", "\"https://evil.example\"", OpenIDError.token(.wrongIssuer)),
        ("issuer", "null", .token(.wrongIssuer)),
        ("token_endpoint", "\"http://evil.example/token\"", .addressRefused),
        ("jwks_uri", "\"file:///etc/passwd\"", .addressRefused),
        ("userinfo_endpoint", "\"https://user:pass@evil.example/\"", .addressRefused),
        ("authorization_endpoint", "\"javascript:alert(1)\"", .addressRefused),
        ("end_session_endpoint", "\"https://a.example/\\r\\nX: 1\"", .addressRefused),
        ("token_endpoint", "7", .malformedAnswer),
    ]) func `cannot describe itself as another`(name: String, value: String, error: OpenIDError) throws {
        let trial = try SignInTrial()
        trial.provider.behave { $0.description = [name: value] }
        #expect(try trial.refusal() == error)
    }

    @Test func `gives a code once`() throws {
        let trial = try SignInTrial()
        let attempt = SignInAttempt()
        let returned = AuthorizationResponse(try trial.visit(trial.party.authorizationAddress(of: attempt)))
        _ = try trial.party.identity(from: returned, of: attempt)
        #expect(throws: OpenIDError.refused(.invalidGrant)) {
            try trial.party.identity(from: returned, of: attempt)
        }
    }
}

/// What a browser brings back.
@Suite struct `A browser that comes back` {
    private func error(_ returned: [String: String?]) throws -> (OpenIDError?, tokens: Int) {
        let trial = try SignInTrial()
        trial.provider.behave { $0.returned = returned }
        return (try trial.refusal(), trial.provider.visits("/api/token"))
    }

    @Test(arguments: [nil, "", "x", String(repeating: "A", count: 43)] as [String?])
    func `brings the state of its own sign-in`(state: String?) throws {
        let (error, tokens) = try error(["state": state])
        #expect(error == .wrongState && tokens == 0)
    }

    @Test(arguments: [nil, "", "a%20b", "%0d%0ax", String(repeating: "x", count: 2049)] as [String?])
    func `brings a code`(code: String?) throws {
        let (error, tokens) = try error(["code": code])
        #expect(error == .malformedAnswer && tokens == 0)
    }

    @Test(arguments: [
        ("access_denied", OpenIDError.declined), ("invalid_scope", .refused(.invalidScope)),
        ("server_error", .refused(.serverError)), ("%3Cscript%3E", .refused(.other)), ("Y000400", .refused(.other)),
    ]) func `may bring a refusal instead`(text: String, expected: OpenIDError) throws {
        let (error, tokens) = try error(["error": text, "code": nil])
        #expect(error == expected && tokens == 0)
        // A code beside a refusal is not used either.
        let (other, more) = try self.error(["error": text])
        #expect(other == expected && more == 0)
    }

    @Test func `comes from the provider that was asked`() throws {
        let (error, tokens) = try error(["iss": "https%3A%2F%2Fevil.example"])
        #expect(error == .token(.wrongIssuer) && tokens == 0)
        let trial = try SignInTrial()
        trial.provider.behave { $0.description = ["authorization_response_iss_parameter_supported": "true"] }
        #expect(try trial.refusal() == .token(.wrongIssuer))
        trial.provider.behave { [issuer = trial.provider.issuer] in $0.returned = ["iss": issuer] }
        #expect(try trial.refusal() == nil)
    }

    @Test func `cannot take the answer of one provider to another`() throws {
        let honest = try SignInTrial()
        let evil = try SignInTrial(signingWith: TestKey.elliptic("ec-1"))
        let attempt = SignInAttempt()
        let returned = AuthorizationResponse(try honest.visit(honest.party.authorizationAddress(of: attempt)))
        #expect(throws: OpenIDError.refused(.invalidGrant)) { try evil.party.identity(from: returned, of: attempt) }
    }
}

/// Keys that change.
@Suite struct `A provider's keys` {
    @Test func `are asked once for many sign-ins`() throws {
        let trial = try SignInTrial()
        for _ in 0..<4 { _ = try trial.signIn() }
        #expect(trial.provider.visits("/api/jwks") == 1)
        #expect(trial.provider.visits("/api/.well-known/openid-configuration") == 1)
        trial.clock.advance(seconds: 3600)
        _ = try trial.signIn()
        #expect(trial.provider.visits("/api/jwks") == 2)
    }

    @Test func `are asked again when a token names one that is new, at most once a minute`() throws {
        let trial = try SignInTrial()
        _ = try trial.signIn()
        let second = TestKey.elliptic("ec-2")
        trial.provider.behave {
            $0.signing = second
            $0.published = [second]
        }
        // The first asking was a moment ago.
        #expect(try trial.refusal() == .token(.unknownKey))
        trial.clock.advance(seconds: 60)
        #expect(try trial.refusal() == nil)
        #expect(trial.provider.visits("/api/jwks") == 2)
        // Whoever sends tokens with names out of the air does not make us ask without end.
        for number in 0...10 {
            trial.provider.behave { $0.header = ["kid": "air-\(number)"] }
            #expect(try trial.refusal() == .token(.unknownKey))
            trial.clock.advance(seconds: 6)
        }
        #expect(trial.provider.visits("/api/jwks") == 3)
    }

    @Test func `are asked again when one was replaced under its name`() throws {
        let trial = try SignInTrial()
        _ = try trial.signIn()
        trial.clock.advance(seconds: 60)
        let other = TestKey.elliptic("ec-1")
        trial.provider.behave {
            $0.signing = other
            $0.published = [other]
        }
        #expect(try trial.refusal() == nil)
        // What is gone is no longer believed.
        trial.provider.behave { $0.signing = LocalProvider.elliptic }
        #expect(try trial.refusal() == .token(.badSignature))
    }

    @Test func `serve without a name when there is only one`() throws {
        let trial = try SignInTrial()
        trial.provider.behave { $0.header = ["kid": "absent"] }
        #expect(try trial.refusal() == nil)
        let other = try SignInTrial()
        other.provider.behave {
            $0.header = ["kid": "absent"]
            $0.published.append(TestKey.elliptic("ec-2"))
        }
        #expect(try other.refusal() == .token(.unknownKey))
    }

    @Test(arguments: [
        ("\"use\":\"sig\"", "\"use\":\"enc\""), ("\"crv\":\"P-256\"", "\"crv\":\"P-384\""),
        ("\"kty\":\"EC\"", "\"kty\":\"oct\""),
        ("\"use\":\"sig\"", "\"alg\":\"ES384\""), ("\"use\":\"sig\"", "\"key_ops\":[\"encrypt\"]"),
        ("\"x\":\"", "\"x\":\"AA"),
        ("\"use\":\"sig\"", "\"d\":\"AAAA\""), ("\"use\":\"sig\"", "\"k\":\"AAAA\""),
    ]) func `are left out when they are of another kind`(part: String, other: String) throws {
        let trial = try SignInTrial()
        let key = LocalProvider.elliptic.json().replacing(part, with: other)
        #expect(key != LocalProvider.elliptic.json())
        trial.provider.behave { $0.faults = ["/api/jwks": .body("{\"keys\":[\(key)]}", type: "application/json")] }
        #expect(try trial.refusal() == .token(.unknownKey))
    }

    @Test func `are left out when they are weak, or no point of the curve`() throws {
        let weak = TestKey.rsa("rsa-weak", bits: 1024)
        let trial = try SignInTrial(signingWith: weak)
        #expect(try trial.refusal() == .token(.unknownKey))
        let point = Base64URL.text([UInt8](repeating: 1, count: 32))
        let off =
            "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"ec-1\",\"x\":\"\(point)\",\"y\":\"\(point)\"}]}"
        let other = try SignInTrial()
        other.provider.behave { $0.faults = ["/api/jwks": .body(off, type: "application/json")] }
        #expect(try other.refusal() == .token(.badSignature))
    }
}
