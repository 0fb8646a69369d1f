import Crypto
import HTTP
import Kernel
import OpenIDConnect
import TestProvider
import TestSupport
import Testing

/// Signing in at a provider that behaves.
@Suite struct `Signing in at a provider` {
    @Test func `as citizens do, with signed answers`() throws {
        let person = try SignInTrial().signIn()
        #expect(person.subject == "person-1" && person.familyName == "DUBOIS" && person.level == "eidas1")
        #expect(person.givenName == "Angela Claire Louise" && person.email == "angela@example.fr")
        #expect(person.methods == ["pwd", "otp"] && person.idToken.split(separator: ".").count == 3)
    }

    @Test func `as agents do, with their establishment`() throws {
        let person = try SignInTrial("proConnect", signingWith: LocalProvider.rsa).signIn()
        #expect(person.familyName == "DURAND" && person.siret == "13002526500013" && person.level == nil)
        #expect(person.identityProvider == "9e139e69-de07-4cbe-987f-d12cb38c0368")
    }

    @Test func `at any other, with plain answers`() throws {
        let trial = try SignInTrial("generic", signingWith: LocalProvider.rsa)
        trial.provider.behave { $0.personForm = .plain }
        #expect(try trial.signIn().email == "angela@example.fr")
    }

    @Test func `that has nowhere to ask about the person`() throws {
        let trial = try SignInTrial("generic")
        trial.provider.behave {
            $0.description = ["userinfo_endpoint": nil]
            $0.identityClaims = ["email": "\"identity@example.fr\""]
        }
        #expect(try trial.signIn().email == "identity@example.fr")
    }

    @Test(arguments: [TestKey.elliptic("ours"), TestKey.rsa("ours")])
    func `that encrypts what it says for us`(key: TestKey) throws {
        let trial = try SignInTrial(
            settings: ["decryptionKeyFile": "\"key\"", "userInfo": "\"encrypted\""],
            files: ["key": key.json(isPrivate: true)])
        trial.provider.behave {
            $0.reader = key
            $0.personForm = .encrypted
            $0.encryptsIdentity = true
        }
        #expect(try trial.signIn().familyName == "DUBOIS")
    }

    @Test func `asks for what it must, and nothing more`() throws {
        let trial = try SignInTrial()
        let attempt = SignInAttempt()
        let address = try trial.party.authorizationAddress(of: attempt)
        let target = try RequestTarget("/" + address.drop { $0 != "?" })
        let asked = Dictionary(uniqueKeysWithValues: target.parameters.map { ($0.name, $0.value) })
        #expect(address.hasPrefix(trial.provider.issuer + "/authorize?"))
        #expect(
            Set(asked.keys) == [
                "response_type", "client_id", "redirect_uri", "scope", "state", "nonce", "acr_values",
            ])
        #expect(asked["state"]?.utf8.count == 43 && asked["nonce"]?.utf8.count == 43)
        #expect(asked["state"] == attempt.state && asked["nonce"] != asked["state"])
        #expect(asked["scope"] == "openid given_name family_name email" && asked["acr_values"] == "eidas1")
        #expect(asked["redirect_uri"] == "https://guichet.example.fr/v1/auth/local/callback")
    }

    @Test func `never uses a state, a nonce or a verifier twice`() throws {
        let trial = try SignInTrial("generic")
        trial.provider.behave { $0.wantsChallenge = true }
        var seen: Set<String> = []
        for _ in 0..<20 {
            let attempt = SignInAttempt()
            let address = try trial.party.authorizationAddress(of: attempt)
            for parameter in try RequestTarget("/" + address.drop { $0 != "?" }).parameters
            where ["state", "nonce", "code_challenge"].contains(parameter.name) {
                #expect(parameter.value.utf8.count == 43 && seen.insert(parameter.value).inserted)
            }
            #expect(seen.insert(attempt.browser).inserted)
        }
        #expect(seen.count == 80)
    }

    @Test func `proves that the code came back to who asked, where the provider says that it takes it`() throws {
        let trial = try SignInTrial("generic")
        trial.provider.behave { $0.wantsChallenge = true }
        _ = try trial.signIn()
        #expect(trial.provider.lastForm["code_verifier"]?.utf8.count == 43)
        // ProConnect answers an unknown parameter with an error: it is not sent unless the operator says so.
        let other = try SignInTrial("proConnect")
        other.provider.behave { $0.description = ["code_challenge_methods_supported": "[\"S256\"]"] }
        _ = try other.signIn()
        #expect(other.provider.lastForm["code_verifier"] == nil)
        let told = try SignInTrial("proConnect", settings: ["codeChallenge": "true"])
        _ = try told.signIn()
        #expect(told.provider.lastForm["code_verifier"] != nil)
    }

    @Test func `refuses a code that came back to another browser`() throws {
        let trial = try SignInTrial("generic")
        trial.provider.behave { $0.wantsChallenge = true }
        let attempt = SignInAttempt()
        let returned = try trial.visit(trial.party.authorizationAddress(of: attempt))
        let other = try #require(SignInAttempt(browser: SignInAttempt().browser, state: attempt.state))
        #expect(throws: OpenIDError.refused(.invalidGrant)) {
            try trial.party.identity(from: AuthorizationResponse(returned), of: other)
        }
    }

    @Test func `shows its secret where the provider wants it`() throws {
        let trial = try SignInTrial()
        _ = try trial.signIn()
        #expect(trial.provider.lastForm["client_secret"] == LocalProvider.secret)
        let other = try SignInTrial(settings: ["clientAuthentication": "\"basic\""])
        _ = try other.signIn()
        #expect(other.provider.lastForm["client_secret"] == nil)
        // RFC 6749 §2.3.1: both are escaped as in a form, then joined.
        #expect(
            other.provider.lastForm["authorization"] == "Basic Z3VpY2hldC1jbGllbnQ6YSUyMHNlY3JldCUyMCUyNiUyMG1vcmU=")
    }

    @Test func `needs no description when the configuration gives the addresses`() throws {
        let clock = TestClock("2026-03-02T09:00:00Z")
        let provider = try LocalProvider(clock: clock.clock)
        let base = provider.issuer
        let file = try SignInTrial.file(
            "franceConnectV2", issuer: base,
            settings: [
                "endpoints": """
                {"authorization": "\(base)/authorize", "token": "\(base)/token", "userInfo": "\(base)/userinfo",
                 "keys": "\(base)/jwks", "endSession": "\(base)/session/end"}
                """
            ])
        let party = RelyingParty(file.providers[0], clock: clock.clock)
        #expect(try party.logoutAddress(idToken: "a.b.c", state: "s")?.hasPrefix(base + "/session/end?") == true)
        #expect(try party.authorizationAddress(of: SignInAttempt()).hasPrefix(base + "/authorize?"))
        #expect(provider.visits("/api/.well-known/openid-configuration") == 0)
    }

    @Test func `signs out there too`() throws {
        let trial = try SignInTrial(settings: ["logoutRedirect": "\"https://app.example.fr/au-revoir\""])
        let person = try trial.signIn()
        let address = try #require(try trial.party.logoutAddress(idToken: person.idToken, state: "state-of-logout"))
        #expect(try trial.visit(address) == ["state": "state-of-logout"])
        trial.provider.behave { $0.description = ["end_session_endpoint": nil] }
        trial.clock.advance(seconds: 4000)
        #expect(try trial.party.logoutAddress(idToken: person.idToken, state: "s") == nil)
    }

    @Test(arguments: [
        ("eidas1", "eidas1", true), ("eidas1", "eidas2", true), ("eidas2", "eidas3", true), ("eidas2", "eidas1", false),
        ("eidas3", "eidas2", false), ("eidas1", "high", false), ("eidas1", "", false),
    ]) func `takes the level that was asked, or a higher one`(asked: String, given: String, isTaken: Bool) throws {
        let trial = try SignInTrial(settings: ["levels": "[\"\(asked)\"]"])
        trial.provider.behave { $0.identityClaims = ["acr": "\"\(given)\""] }
        #expect(try trial.refusal() == (isTaken ? nil : .token(.levelTooLow)))
    }

    @Test func `compares levels by name at any other provider`() throws {
        let trial = try SignInTrial("generic", settings: ["levels": "[\"eidas1\"]"])
        trial.provider.behave { $0.identityClaims = ["acr": "\"eidas3\""] }
        #expect(try trial.refusal() == .token(.levelTooLow))
    }

    @Test func `keeps nothing that it did not ask for`() throws {
        let person = try SignInTrial().signIn()
        let values = Mirror(reflecting: person).children.map { String(describing: $0.value) }
        #expect(!values.contains { $0.contains("female") })
    }

    @Test func `leaves out a name that is no text for people`() throws {
        let trial = try SignInTrial()
        trial.provider.behave {
            $0.personClaims = [
                "given_name": "\"a\\u0000b\"", "family_name": "\"\(String(repeating: "x", count: 300))\"",
                "email": "[\"a@b.fr\"]",
            ]
        }
        let person = try trial.signIn()
        #expect(person.givenName == nil && person.familyName == nil && person.email == nil)
    }
}
