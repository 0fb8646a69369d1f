import Crypto
import HTTP
import JSON
package import Kernel
import LocalClient

extension TestAPI {
    /// Somebody signed in for real: an account made by the owner, a link, a session, and a second factor when the role asks
    /// for one.
    ///
    /// - Parameters:
    ///   - role: the role given; none when absent.
    ///   - email: the address; a new one when absent.
    package func signIn(
        role: Role? = nil, organisation: String? = nil, unit: String? = nil, zones: [String] = [],
        email: String? = nil, confirming: Bool = true
    ) throws -> TestCaller {
        let email = email ?? "person\(UInt32.random(in: 0...UInt32.max))@example.fr"
        var writer = JSONWriter(reserving: 256)
        writer.beginObject()
        writer.key("email")
        writer.string(email)
        writer.key("name")
        writer.string("Camille Martin")
        for (key, value) in [("role", role?.rawValue), ("organisation", organisation), ("unit", unit)] {
            guard let value else { continue }
            writer.key(key)
            writer.string(value)
        }
        writer.key("zones")
        writer.beginArray()
        for zone in zones { writer.string(zone) }
        writer.endArray()
        writer.endObject()
        let made = try owner.send(
            .post, "/v1/owner/accounts", fields: ["Content-Type": "application/json"], body: writer.bytes)
        guard let account = try made.json["id"]?.string else { throw NotSignedIn(answer: made.text) }
        let first = TestCaller(api: self, token: try openSession(email: email), account: account)
        guard confirming, try first.get("/v1/me").json["secondFactor"]?["isRequired"]?.bool == true else {
            return first
        }
        return try confirm(first)
    }

    /// Opens a session for an account, by a link of the owner's; gives its token.
    package func openSession(email: String) throws -> String {
        let link = try owner.send(
            .post, "/v1/owner/sign-in-links", fields: ["Content-Type": "application/json"],
            body: Array("{\"email\":\"\(email)\"}".utf8))
        guard let token = try link.json["token"]?.string else { throw NotSignedIn(answer: link.text) }
        let opened = try post("/v1/sessions", json: "{\"token\":\"\(token)\"}")
        guard let session = try opened.json["token"]?.string else { throw NotSignedIn(answer: opened.text) }
        return session
    }

    /// Registers a second factor for somebody and confirms the session by it.
    package func confirm(_ caller: TestCaller) throws -> TestCaller {
        let factor = try caller.post("/v1/second-factors", json: #"{"label":"Test"}"#)
        guard let id = try factor.json["id"]?.string, let secret = try factor.json["secret"]?.string,
            let bytes = Base32.bytes(secret)
        else { throw NotSignedIn(answer: factor.text) }
        let code = OneTimeCode(secret: Secret(bytes)).code(step: OneTimeCode.step(at: clock.now()))
        let confirmed = try caller.post("/v1/second-factors/\(id)/confirm", json: "{\"code\":\"\(code)\"}")
        guard let token = try confirmed.json["token"]?.string else { throw NotSignedIn(answer: confirmed.text) }
        return TestCaller(api: self, token: token, account: caller.account)
    }

    /// A partner's system with a key of some scopes.
    package func key(
        scopes: [Scope], organisation: String = "caf", zones: [String] = [], networks: [String] = [],
        name: String = "Test", isTest: Bool = false
    ) throws -> TestCaller {
        func list(_ values: [String]) -> String { "[" + values.map { "\"\($0)\"" }.joined(separator: ",") + "]" }
        let body = """
            {"name":"\(name)","organisation":"\(organisation)","scopes":\(list(scopes.map(\.rawValue))),\
            "zones":\(list(zones)),"networks":\(list(networks)),"mode":"\(isTest ? "test" : "live")"}
            """
        let made = try owner.send(
            .post, "/v1/owner/api-keys", fields: ["Content-Type": "application/json"], body: Array(body.utf8))
        guard let secret = try made.json["secret"]?.string else { throw NotSignedIn(answer: made.text) }
        return TestCaller(api: self, token: secret, account: "")
    }

    /// The service refused what a test takes for granted.
    private struct NotSignedIn: Error {
        let answer: String
    }
}
