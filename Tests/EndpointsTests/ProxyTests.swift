import Endpoints
import HTTP
import LocalClient
import TestSupport
import Testing

/// Who the client is when servers stand in front.
@Suite struct `Behind proxies` {
    private func client(
        _ trusted: [String], peer: String, _ fields: KeyValuePairs<HeaderName, String>
    ) throws -> TrustedProxies.Client {
        var all = HeaderFields()
        for (name, value) in fields { all.append(name, value) }
        let head = try RequestHead(.get, "/", fields: all, peer: try #require(PeerAddress(peer)))
        return try #require(TrustedProxies(trusted)).client(of: head)
    }

    @Test func `nobody's word is taken by default`() throws {
        let client = try client(
            [], peer: "192.0.2.1", ["X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "https"])
        #expect(client.address.description == "192.0.2.1" && !client.usedTLS)
    }

    @Test(arguments: [
        ("10.0.0.1", "203.0.113.9", "203.0.113.9"), ("10.0.0.1", "1.1.1.1, 203.0.113.9", "203.0.113.9"),
        ("10.0.0.1", "203.0.113.9, 10.0.0.2", "203.0.113.9"), ("10.0.0.1", "203.0.113.9:4711", "203.0.113.9"),
        ("10.0.0.1", "garbage, 203.0.113.9, unknown", "10.0.0.1"), ("10.0.0.1", "", "10.0.0.1"),
        ("192.0.2.7", "203.0.113.9", "192.0.2.7"), ("10.0.0.1", "[2001:db8::1]:80", "2001:db8:0:0:0:0:0:1"),
        ("::ffff:10.0.0.1", "203.0.113.9", "203.0.113.9"), ("10.0.0.1", "10.0.0.2, 10.0.0.3", "10.0.0.2"),
    ])
    func `the last address that is no proxy of ours is the client`(peer: String, chain: String, expected: String) throws
    {
        #expect(try client(["10.0.0.0/8"], peer: peer, ["X-Forwarded-For": chain]).address.description == expected)
    }

    @Test func `Forwarded is read as RFC 7239 writes it`() throws {
        let client = try client(
            ["10.0.0.1"], peer: "10.0.0.1",
            [
                "Forwarded": "for=198.51.100.1, for=\"[2001:db8::9]:1\";proto=https;by=10.0.0.1",
                "X-Forwarded-For": "1.1.1.1",
            ])
        #expect(client.address.description == "2001:db8:0:0:0:0:0:9" && client.usedTLS)
    }

    @Test(arguments: ["", "10.0.0", "10.0.0.0/33", "10.0.0.0/8/9", "proxy", "::/129"])
    func `that cannot be read are refused`(text: String) { #expect(TrustedProxies([text]) == nil) }

    @Test func `that took TLS off make browsers keep to TLS`() throws {
        let api = try TestAPI(environment: ["GUICHET_TRUSTED_PROXIES": "127.0.0.1"])
        let secure = try api.get("/livez", fields: ["X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "https"])
        #expect(secure["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains")
        #expect(try api.get("/livez")["Strict-Transport-Security"] == nil)
    }
}
