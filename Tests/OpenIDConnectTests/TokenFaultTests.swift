import Crypto
import JSON
import Kernel
import OpenIDConnect
import TestProvider
import Testing

/// A provider, or somebody in its place, whose tokens are wrong in one way each (T28).
@Suite struct `A token is refused` {
    private func refusal(
        profile: String = "franceConnectV2", signingWith key: TestKey = LocalProvider.elliptic,
        _ change: @Sendable (inout ProviderConduct) -> Void
    ) throws -> OpenIDError? {
        let trial = try SignInTrial(profile, signingWith: key)
        #expect(try trial.refusal() == nil, "well behaved, it is let in")
        trial.provider.behave(change)
        return try trial.refusal()
    }

    /// 2026-03-02T09:00:00Z, the hour of the trial.
    private static let now = 1_772_442_000

    @Test(
        arguments: [
            ("iss", "\"https://evil.example\"", .wrongIssuer), ("iss", nil, .wrongIssuer),
            ("iss", "[\"ISSUER\"]", .wrongIssuer),
            ("aud", "\"other-client\"", .wrongAudience), ("aud", nil, .wrongAudience),
            ("aud", "[\"guichet-client\",\"other-client\"]", .wrongAudience), ("aud", "[]", .wrongAudience),
            ("aud", "\"guichet-client \"", .wrongAudience), ("aud", "\"Guichet-Client\"", .wrongAudience),
            ("azp", "\"other-client\"", .wrongAuthorizedParty), ("azp", "7", .wrongAuthorizedParty),
            ("exp", "\(now - 61)", .expired), ("exp", "\(now - 60)", .expired), ("exp", nil, .malformed),
            ("exp", "\"\(now + 60)\"", .malformed), ("exp", "1e300", .malformed), ("exp", "-1", .malformed),
            ("iat", "\(now + 61)", .wrongTime), ("iat", "\(now - 301)", .wrongTime), ("iat", nil, .malformed),
            ("nbf", "\(now + 61)", .wrongTime),
            ("nonce", "\"\(String(repeating: "A", count: 43))\"", .wrongNonce), ("nonce", nil, .wrongNonce),
            ("nonce", "\"\"", .wrongNonce), ("acr", nil, .levelTooLow), ("acr", "[\"eidas1\"]", .levelTooLow),
            ("at_hash", "\"\(String(repeating: "A", count: 22))\"", .wrongAccessToken),
            ("at_hash", "1", .wrongAccessToken),
            ("sub", nil, .malformed), ("sub", "\"\"", .malformed), ("sub", "7", .malformed),
            ("sub", "\"\(String(repeating: "x", count: 256))\"", .malformed), ("sub", "\"é\"", .malformed),
        ] as [(String, String?, TokenFault)])
    func `for a claim`(name: String, value: String?, fault: TokenFault) throws {
        #expect(try refusal { $0.identityClaims = [name: value] } == .token(fault))
    }

    @Test(
        arguments: [
            ("aud", "[\"guichet-client\"]"), ("azp", "\"guichet-client\""), ("exp", "\(now - 59)"),
            ("iat", "\(now + 60)"), ("iat", "\(now - 300).5e0"), ("nbf", "\(now + 60)"), ("at_hash", nil),
        ] as [(String, String?)])
    func `for nothing less`(name: String, value: String?) throws {
        let trial = try SignInTrial()
        // Half a second ago is not yet too long ago.
        trial.provider.behave {
            $0.identityClaims = [name: value == "\(Self.now - 300).5e0" ? "\(Self.now - 299).5" : value]
        }
        #expect(try trial.refusal() == nil)
    }

    @Test(
        arguments: [
            ("iss", "\"https://evil.example\"", .wrongIssuer), ("iss", nil, .wrongIssuer),
            ("aud", "\"other-client\"", .wrongAudience), ("aud", nil, .wrongAudience),
            ("sub", "\"person-2\"", .wrongSubject), ("sub", nil, .malformed), ("exp", "\(now - 61)", .expired),
            ("iat", "\(now + 61)", .wrongTime),
        ] as [(String, String?, TokenFault)])
    func `for a claim about the person`(name: String, value: String?, fault: TokenFault) throws {
        #expect(try refusal { $0.personClaims = [name: value] } == .token(fault))
    }

    @Test func `when the plain answer is about somebody else`() throws {
        let fault = try refusal(profile: "generic") {
            $0.personForm = .plain
            $0.personClaims = ["sub": "\"person-2\""]
        }
        #expect(fault == .token(.wrongSubject))
    }

    @Test(arguments: ["franceConnectV2", "proConnect"])
    func `when what had to be signed is not`(profile: String) throws {
        #expect(try refusal(profile: profile) { $0.personForm = .plain } == .token(.unprotected))
        #expect(
            try refusal(profile: profile) {
                $0.description = [:]; $0.forgePerson = { $0 }
            } == .token(.malformed))
    }

    @Test(arguments: [
        "none", "None", "nOnE", "NONE", "", "HS256", "HS384", "PS256", "ES384", "RS512", "EdDSA", "es256",
    ])
    func `for an algorithm that is not on the list`(name: String) throws {
        for signature in [[], [UInt8](repeating: 1, count: 64)] {
            let fault = try refusal {
                $0.forgeIdentity = {
                    TestKey.forge(header: "{\"alg\":\"\(name)\",\"kid\":\"ec-1\"}", $0, signature: signature)
                }
            }
            #expect(fault == .token(.algorithmRefused))
        }
    }

    @Test func `when a public key serves as a shared secret`() throws {
        for text in [LocalProvider.rsa.json(), "{\"keys\":[\(LocalProvider.rsa.json())]}"] {
            let secret = TestKey.secret(Array(text.utf8), "rsa-1")
            let fault = try refusal(signingWith: LocalProvider.rsa) { $0.forgeIdentity = { secret.sign($0) } }
            #expect(fault == .token(.algorithmRefused))
        }
    }

    @Test func `when the algorithm is another than the key's`() throws {
        let both = [LocalProvider.elliptic, LocalProvider.rsa]
        let toRSA = try refusal {
            $0.published = both
            $0.forgeIdentity = { LocalProvider.elliptic.sign($0, header: ["kid": "rsa-1"]) }
        }
        #expect(toRSA == .token(.unknownKey))
        let toElliptic = try refusal {
            $0.forgeIdentity = { LocalProvider.rsa.sign($0, header: ["kid": "ec-1"]) }
        }
        #expect(toElliptic == .token(.algorithmRefused))
    }

    @Test func `when the operator allows fewer algorithms`() throws {
        let trial = try SignInTrial(signingWith: LocalProvider.rsa, settings: ["algorithms": "[\"ES256\"]"])
        #expect(try trial.refusal() == .token(.algorithmRefused))
    }

    @Test func `when another key of the same name signed it`() throws {
        let other = TestKey.elliptic("ec-1")
        #expect(try refusal { $0.forgeIdentity = { other.sign($0) } } == .token(.badSignature))
        #expect(try refusal { $0.forgePerson = { other.sign($0) } } == .token(.badSignature))
    }

    @Test(arguments: ["ec-9", "", "../../../dev/null", "' OR '1'='1", "ec-1\\u0000"])
    func `when no key has its name`(name: String) throws {
        let fault = try refusal {
            $0.forgeIdentity = {
                let signed = LocalProvider.elliptic.sign($0).split(separator: ".")
                let header = "{\"alg\":\"ES256\",\"kid\":\"\(name)\"}"
                return Base64URL.text(Array(header.utf8)) + "." + signed[1] + "." + signed[2]
            }
        }
        #expect(fault == .token(.unknownKey))
    }

    @Test func `when it brings its own key`() throws {
        let own = TestKey.elliptic("own")
        for (name, value) in [
            ("jwk", own.json()), ("jku", "https://evil.example/jwks"), ("x5u", "https://evil.example/c.pem"),
            ("x5c", "[\"MIIB\"]"),
        ] {
            let fault = try refusal { $0.forgeIdentity = { own.sign($0, header: [name: value, "kid": "ec-1"]) } }
            #expect(fault == .token(.badSignature))
        }
    }

    @Test(arguments: [
        "\"crit\":[\"exp\"]", "\"crit\":[]", "\"b64\":false", "\"zip\":\"DEF\"", "\"typ\":\"at+jwt\"",
        "\"typ\":\"logout+jwt\"", "\"typ\":7",
    ]) func `for a header that would change its meaning`(member: String) throws {
        let fault = try refusal {
            $0.forgeIdentity = { TestKey.forge(header: "{\"alg\":\"ES256\",\"kid\":\"ec-1\",\(member)}", $0) }
        }
        #expect(fault == .token(.headerRefused))
    }
}
