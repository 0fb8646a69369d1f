import HTTP
import JSON
import Kernel
import LocalClient
import TestProvider
import TestSupport
import Testing

/// Which account a person at a provider comes to: the one linked by provider and subject, and never by an address.
@Suite struct `An address that a provider gives` {
    @Test(arguments: [nil, "true"] as [String?]) func `links to no account that has it`(verified: String?) throws {
        let journey = try SignInJourney(settings: ["vouchesForEmail": "true"])
        let known = try journey.api.signIn(email: "angela@example.fr")
        journey.provider.behave { $0.personClaims = ["email_verified": verified] }
        let caller = try journey.signIn()
        let account = try caller.get("/v1/me").json["account"]
        #expect(account?["id"]?.string != known.account)
        #expect(account?["email"]?.string == nil)
    }

    @Test(
        arguments: [
            ("{}", nil, false), ("{}", "false", false), ("{}", "\"true\"", false), ("{}", "true", true),
            ("true", nil, true),
        ] as [(String, String?, Bool)])
    func `becomes the account's when it is verified`(vouches: String, verified: String?, isTaken: Bool) throws {
        let journey = try SignInJourney(settings: vouches == "{}" ? [:] : ["vouchesForEmail": vouches])
        journey.provider.behave { $0.personClaims = ["email_verified": verified] }
        let account = try journey.signIn().get("/v1/me").json["account"]
        #expect(account?["email"]?.string == (isTaken ? "angela@example.fr" : nil))
    }
}

/// Adding a provider to an account that exists.
@Suite struct `Linking an identity` {
    private func body(_ journey: SignInJourney, _ code: String) -> String {
        "{\"code\":\"\(code)\",\"codeVerifier\":\"\(journey.verifier)\"}"
    }

    @Test func `is done by who is signed in, and lets them in from then on`() throws {
        let journey = try SignInJourney()
        let known = try journey.api.signIn(email: "camille@example.fr")
        #expect(try known.get("/v1/me/identities").text == #"{"items":[],"next":null}"#)
        let code = try journey.code(purpose: "link")
        #expect(code.hasPrefix("gi_"))
        #expect(try journey.rows() == "1 accounts, 1 sessions, 1 proposals", "nothing is linked yet")
        let linked = try known.post("/v1/me/identities", json: body(journey, code))
        #expect(linked.status == 201 && linked["Location"] == "/v1/me/identities/local")
        #expect(try linked.json["provider"]?.string == "local")
        #expect(try journey.signIn().get("/v1/me").json["account"]?["id"]?.string == known.account)
        #expect(try known.get("/v1/me/identities").json["items"]?.count == 1)
        #expect(try known.send(.delete, "/v1/me/identities/local").status == 204)
        #expect(try known.send(.delete, "/v1/me/identities/local").status == 404)
        #expect(try journey.signIn().get("/v1/me").json["account"]?["id"]?.string != known.account)
    }

    @Test func `cannot be done with the code of another front-end, twice, or late`() throws {
        let journey = try SignInJourney()
        let known = try journey.api.signIn(email: "camille@example.fr")
        let wrong =
            "{\"code\":\"\(try journey.code(purpose: "link"))\",\"codeVerifier\":\"\(String(repeating: "A", count: 43))\"}"
        #expect(try known.post("/v1/me/identities", json: wrong).problem == "identity-code-refused")
        let late = try journey.code(purpose: "link")
        journey.clock.advance(seconds: 60)
        #expect(try known.post("/v1/me/identities", json: body(journey, late)).problem == "identity-code-refused")
        let code = try journey.code(purpose: "link")
        #expect(try journey.api.post("/v1/me/identities", json: body(journey, code)).status == 401)
        #expect(try known.post("/v1/me/identities", json: body(journey, code)).status == 201)
        #expect(try known.post("/v1/me/identities", json: body(journey, code)).problem == "identity-code-refused")
        #expect(try journey.rows() == "1 accounts, 1 identities, 1 sessions")
    }

    @Test func `keeps the two kinds of code apart`() throws {
        let journey = try SignInJourney()
        let known = try journey.api.signIn(email: "camille@example.fr")
        #expect(try journey.exchange(journey.code(purpose: "link")).problem == "sign-in-refused")
        let code = try journey.code()
        #expect(try known.post("/v1/me/identities", json: body(journey, code)).problem == "identity-code-refused")
    }

    @Test func `takes nothing from another account`() throws {
        let journey = try SignInJourney()
        let first = try journey.signIn()
        let known = try journey.api.signIn(email: "camille@example.fr")
        let answer = try known.post("/v1/me/identities", json: body(journey, journey.code(purpose: "link")))
        #expect(answer.status == 409 && answer.problem == "identity-linked")
        #expect(try first.get("/v1/me").status == 200)
        let own = try first.post("/v1/me/identities", json: body(journey, journey.code(purpose: "link")))
        #expect(own.status == 201, "linked already, to the same account")
    }

    @Test func `leaves nobody without a way in`() throws {
        let journey = try SignInJourney()
        let caller = try journey.signIn()
        #expect(try caller.send(.delete, "/v1/me/identities/local").problem == "last-way-in")
        #expect(try journey.rows().contains("1 identities"))
    }
}
