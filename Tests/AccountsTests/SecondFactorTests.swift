import Accounts
import Crypto
import HTTP
import JSON
import Kernel
import LocalClient
import TestSupport
import Testing

/// The codes of a person's device.
@Suite struct `A second factor` {
    private let clock = TestClock("2026-03-02T09:00:00Z")
    private let api: TestAPI

    init() throws { api = try TestAPI(clock: clock) }

    /// RFC 6238, appendix B, its last six digits.
    @Test(arguments: [
        (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
        (2_000_000_000, "279037"), (20_000_000_000, "353130"),
    ])
    func `makes the codes of RFC 6238`(seconds: Int64, code: String) throws {
        let device = OneTimeCode(secret: Secret(Array("12345678901234567890".utf8)))
        let now = try #require(Timestamp(milliseconds: seconds * 1000))
        #expect(device.code(step: OneTimeCode.step(at: now)) == code)
    }

    /// A person with a confirmed device, and what makes its codes.
    private func enrolled(role: Role? = .administrator) throws -> (TestCaller, OneTimeCode) {
        let first = try api.signIn(role: role, email: "a@example.fr", confirming: false)
        let factor = try first.post("/v1/second-factors", json: #"{"label":"Téléphone"}"#)
        let id = try #require(try factor.json["id"]?.string)
        let secret = try #require(Base32.bytes(try factor.json["secret"]?.string ?? ""))
        let device = OneTimeCode(secret: Secret(secret))
        let answer = try first.post(
            "/v1/second-factors/\(id)/confirm", json: "{\"code\":\"\(code(device))\"}")
        #expect(try answer.json["recoveryCodes"]?.count == 10)
        return (TestCaller(api: api, token: try #require(try answer.json["token"]?.string)), device)
    }

    private func code(_ device: OneTimeCode) -> String {
        device.code(step: OneTimeCode.step(at: clock.clock.now()))
    }

    private func secondSession() throws -> TestCaller {
        TestCaller(api: api, token: try api.openSession(email: "a@example.fr"))
    }

    @Test func `opens to an administrator what nothing else opens`() throws {
        let (person, device) = try enrolled()
        #expect(try person.get("/v1/api-keys").status == 200)
        let other = try secondSession()
        #expect(try other.get("/v1/api-keys").problem == "second-factor-required")
        #expect(try other.post("/v1/second-factors", json: #"{"label":"x"}"#).problem == "second-factor-required")
        clock.advance(seconds: 30)
        let lifted = try other.post("/v1/second-factors/verify", json: "{\"code\":\"\(code(device))\"}")
        #expect(lifted.status == 200)
        #expect(try other.get("/v1/me").status == 401, "the token from before is worth nothing")
        let after = TestCaller(api: api, token: try #require(try lifted.json["token"]?.string))
        #expect(try after.get("/v1/api-keys").status == 200)
    }

    @Test func `is not asked of a role that manages nobody`() throws {
        let agent = try api.signIn(role: .agent, organisation: "caf", confirming: false)
        #expect(try agent.get("/v1/me").json["secondFactor"]?["isRequired"]?.bool == false)
    }

    @Test func `takes a code once`() throws {
        let (_, device) = try enrolled()
        let other = try secondSession()
        let replay = try other.post("/v1/second-factors/verify", json: "{\"code\":\"\(code(device))\"}")
        #expect(replay.problem == "second-factor-refused")
        clock.advance(seconds: 30)
        let fresh = code(device)
        #expect(try other.post("/v1/second-factors/verify", json: "{\"code\":\"\(fresh)\"}").status == 200)
        let third = try secondSession()
        let again = try third.post("/v1/second-factors/verify", json: "{\"code\":\"\(fresh)\"}")
        #expect(again.problem == "second-factor-refused")
    }

    @Test func `closes the door after five wrong codes, for a quarter of an hour`() throws {
        let (_, device) = try enrolled()
        let other = try secondSession()
        clock.advance(seconds: 60)
        let wrong = code(device) == "000000" ? "000001" : "000000"
        for _ in 0..<5 {
            #expect(
                try other.post("/v1/second-factors/verify", json: "{\"code\":\"\(wrong)\"}").problem
                    == "second-factor-refused")
        }
        let closed = try other.post("/v1/second-factors/verify", json: "{\"code\":\"\(code(device))\"}")
        #expect(closed.status == 429)
        #expect(closed["Retry-After"] == "900")
        clock.advance(minutes: 15)
        #expect(try other.post("/v1/second-factors/verify", json: "{\"code\":\"\(code(device))\"}").status == 200)
    }

    @Test func `is replaced by a code on paper, once`() throws {
        let (person, _) = try enrolled()
        let codes = try person.send(.post, "/v1/second-factors/recovery-codes").json["recoveryCodes"]
        let paper = try #require(codes?.elements.compactMap(\.string).first)
        let body = "{\"recoveryCode\":\"\(paper.uppercased())\"}"
        #expect(try secondSession().post("/v1/second-factors/verify", json: body).status == 200)
        #expect(try secondSession().post("/v1/second-factors/verify", json: body).problem == "second-factor-refused")
    }

    @Test func `goes when its person lets it go`() throws {
        let (person, _) = try enrolled()
        let list = try person.get("/v1/second-factors")
        #expect(!list.text.contains("secret"))
        let id = try #require(try list.json["items"]?.elements.compactMap { $0["id"]?.string }.first)
        #expect(try api.signIn().send(.delete, "/v1/second-factors/" + id).status == 404)
        #expect(try person.send(.delete, "/v1/second-factors/" + id).status == 204)
        #expect(try person.get("/v1/second-factors").json["items"]?.count == 0)
    }
}
