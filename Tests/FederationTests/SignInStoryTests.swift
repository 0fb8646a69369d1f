import Crypto
import HTTP
import JSON
import Kernel
import LocalClient
import TestFolders
import TestProvider
import TestSupport
import Testing

/// Signing in at a provider, from the button of a front-end to a session.
@Suite struct `Signing in by a provider` {
    @Test func `opens a session, for the same account each time`() throws {
        let journey = try SignInJourney()
        let first = try journey.signIn()
        let me = try first.get("/v1/me").json
        #expect(me["account"]?["name"]?.string == "Angela Claire Louise DUBOIS")
        #expect(me["session"]?["method"]?.string == "local")
        let again = try journey.signIn()
        #expect(try again.get("/v1/me").json["account"]?["id"]?.string == me["account"]?["id"]?.string)
        #expect(try journey.rows() == "1 accounts, 1 identities, 2 sessions, 2 kept")
        // Another person at the same provider is another account; the same name at another provider too.
        journey.provider.behave {
            $0.identityClaims = ["sub": "\"person-2\""]
            $0.personClaims = ["sub": "\"person-2\""]
        }
        #expect(try journey.signIn().get("/v1/me").json["account"]?["id"]?.string != me["account"]?["id"]?.string)
        #expect(try journey.rows().hasPrefix("2 accounts, 2 identities"))
    }

    @Test func `ties the sign-in to the browser, in a cookie that scripts and other sites cannot use`() throws {
        let journey = try SignInJourney()
        let started = try journey.start()
        #expect(started.status == 303 && started.body.isEmpty && started["Cache-Control"] == "no-store")
        #expect(started["Location"]?.hasPrefix(journey.provider.issuer + "/authorize?") == true)
        let cookie = try #require(started["Set-Cookie"])
        #expect(cookie.hasPrefix("__Host-guichet-sign-in=") && started.cookie?.utf8.count == 23 + 43)
        #expect(cookie.hasSuffix("; Path=/; Max-Age=600; Secure; HttpOnly; SameSite=Lax"))
        let secret = cookie.dropFirst(23).prefix(43)
        #expect(started["Location"]?.contains(secret) == false)
        let arrived = try journey.comeBack(to: journey.visitProvider(started), cookie: started.cookie)
        #expect(arrived.status == 303 && arrived["Referrer-Policy"] == "no-referrer")
        #expect(arrived["Set-Cookie"] == "__Host-guichet-sign-in=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax")
    }

    @Test func `lets no token travel in an address`() throws {
        let journey = try SignInJourney()
        let started = try journey.start()
        let back = try journey.visitProvider(started)
        let arrived = try #require(try journey.comeBack(to: back, cookie: started.cookie)["Location"])
        let code = String(arrived.dropFirst(SignInJourney.returnTo.count + 6))
        let opened = try journey.exchange(code)
        #expect(opened.status == 201 && opened["Cache-Control"] == "no-store")
        let token = try #require(try opened.json["token"]?.string)
        for address in [try #require(started["Location"]), back, arrived] { #expect(!address.contains(token)) }
        #expect(!opened.text.contains(code))
        #expect(try journey.api.get("/v1/me", fields: ["Authorization": "Bearer \(code)"]).status == 401)
    }

    @Test func `gives a code that serves once`() throws {
        let journey = try SignInJourney()
        let code = try journey.code()
        #expect(try journey.exchange(code).status == 201)
        #expect(try journey.exchange(code).problem == "sign-in-refused")
    }

    @Test func `gives a code that serves a minute`() throws {
        let journey = try SignInJourney()
        let code = try journey.code()
        journey.clock.advance(seconds: 60)
        #expect(try journey.exchange(code).problem == "sign-in-refused")
    }

    @Test func `gives a code that serves its front-end alone`() throws {
        let journey = try SignInJourney()
        let code = try journey.code()
        #expect(try journey.exchange(code, verifier: String(repeating: "A", count: 43)).problem == "sign-in-refused")
        #expect(try journey.exchange(code).problem == "sign-in-refused", "a wrong verifier uses it up")
        #expect(try !journey.rows().contains("session"))
    }

    @Test func `signs out at the provider too`() throws {
        let journey = try SignInJourney()
        let caller = try journey.signIn()
        let other = try journey.signIn()
        let answer = try caller.send(.post, "/v1/auth/logout")
        #expect(answer.status == 200 && answer["Cache-Control"] == "no-store")
        let location = try #require(try answer.json["location"]?.string)
        let state = try #require(try answer.json["state"]?.string)
        #expect(location.hasPrefix(journey.provider.issuer + "/session/end?id_token_hint=ey"))
        #expect(location.contains("&state=\(state)&post_logout_redirect_uri=https%3A%2F%2Fapp.example.fr%2Fau-revoir"))
        #expect(state.utf8.count == 43)
        #expect(try caller.get("/v1/me").status == 401)
        #expect(try other.get("/v1/me").status == 200, "only this session")
        #expect(try journey.rows() == "1 accounts, 1 identities, 1 sessions, 1 kept")
    }

    @Test func `signs out even when the provider is away`() throws {
        let journey = try SignInJourney()
        let caller = try journey.signIn()
        journey.clock.advance(minutes: 10)
        journey.provider.behave { $0.description = ["end_session_endpoint": nil] }
        for _ in 0..<7 {
            journey.clock.advance(minutes: 10)
            #expect(try caller.get("/v1/me").status == 200)
        }
        #expect(try caller.send(.post, "/v1/auth/logout").text == #"{"location":null,"state":null}"#)
        #expect(try caller.get("/v1/me").status == 401)
    }

    @Test func `signs out who came by mail`() throws {
        let journey = try SignInJourney()
        let caller = try journey.api.signIn(email: "camille@example.fr")
        #expect(try caller.send(.post, "/v1/auth/logout").text == #"{"location":null,"state":null}"#)
        #expect(try caller.get("/v1/me").status == 401)
        #expect(try journey.api.send(.post, "/v1/auth/logout").status == 401)
    }

    @Test func `tells front-ends which providers there are`() throws {
        let journey = try SignInJourney()
        let list = try journey.api.get("/v1/auth/providers", fields: ["Accept-Language": "en"])
        #expect(
            list.text.hasPrefix(
                #"{"items":[{"name":"local","title":"Local provider","profile":"franceConnectV2","start":"/v1/auth/local/start"},"#
            ))
        #expect(!list.text.contains(journey.provider.issuer) && !list.text.contains(LocalProvider.client))
        let none = try TestAPI()
        #expect(try none.get("/v1/auth/providers").text == #"{"items":[],"next":null}"#)
        #expect(try none.get("/v1/auth/local/start?returnTo=a&codeChallenge=b").status == 404)
    }

    @Test func `takes a second address of a front-end, with its own parameters`() throws {
        let journey = try SignInJourney()
        let started = try journey.api.get(
            "/v1/auth/local/start?returnTo=https%3A%2F%2Fautre.example.fr%2F%3Fa%3Db&codeChallenge=\(journey.challenge)"
        )
        let arrived = try journey.comeBack(to: journey.visitProvider(started), cookie: started.cookie)
        #expect(arrived["Location"]?.hasPrefix("https://autre.example.fr/?a=b&code=gc_") == true)
    }

    @Test func `needs keys, since what is kept for the sign-out is sealed`() throws {
        let folder = TemporaryFolder()
        try folder.write("{\"providers\":{}}", to: "/providers")
        #expect(throws: (any Error).self) {
            try TestAPI(environment: ["GUICHET_PROVIDERS": folder.path + "/providers"])
        }
        #expect(throws: (any Error).self) { try TestAPI(environment: ["GUICHET_PROVIDERS": folder.path + "/absent"]) }
    }
}
