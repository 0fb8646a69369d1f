import HTTP
import Outbound
import Testing

/// Calling somebody outside, within limits.
@Suite struct `Calling a partner` {
    private let partner = PartnerServer()
    private let client = HTTPClient(reach: .configured)
    private var base: String { "http://127.0.0.1:\(partner.port)" }

    @Test func `sends what was asked and gives what was answered`() throws {
        let answer = try client.send(
            OutboundRequest(
                .post, base + "/a?b=c", fields: ["Content-Type": "application/json", "X-One": "1"],
                body: Array("{}".utf8)))
        #expect(answer.status == 200 && answer.body == Array("bonjour".utf8))
        #expect(answer.fields["etag"] == "\"1\"")
        let request = try #require(partner.requests.first)
        #expect(request.hasPrefix("POST /a?b=c HTTP/1.1\r\n") && request.hasSuffix("\r\n\r\n{}"))
        #expect(request.contains("\r\nX-One: 1\r\n") && request.contains("\r\nContent-Type: application/json\r\n"))
        #expect(request.contains("\r\nContent-Length: 2\r\n") && !request.contains("Expect"))
    }

    @Test(arguments: Method.allCases) func `uses any method, with or without a body`(method: Method) throws {
        let answer = try client.send(OutboundRequest(method, base + "/gone"))
        #expect(answer.status == 410)
        #expect(answer.body.isEmpty == (method == .head))
        #expect(partner.requests.first?.hasPrefix(method.rawValue + " /gone") == true)
    }

    @Test func `keeps its connection`() throws {
        for _ in 0..<3 { _ = try client.send(OutboundRequest(.get, base + "/")) }
        #expect(partner.connections == 1)
    }

    @Test func `follows no redirect`() throws {
        let answer = try client.send(OutboundRequest(.get, base + "/redirect"))
        #expect(answer.status == 302 && answer.fields[.location] == "/secret")
        #expect(partner.requests.count == 1)
    }

    @Test func `ends at its deadline, though something still comes`() {
        #expect(throws: OutboundError.timedOut) {
            try client.send(OutboundRequest(.get, base + "/slow", deadline: .milliseconds(400)))
        }
        #expect(throws: Never.self) { try client.send(OutboundRequest(.get, base + "/")) }
    }

    @Test func `takes in no more than was allowed`() throws {
        #expect(try client.send(OutboundRequest(.get, base + "/big", sizeLimit: 200_000)).body.count == 200_000)
        #expect(throws: OutboundError.tooLarge) {
            try client.send(OutboundRequest(.get, base + "/big", sizeLimit: 199_999))
        }
    }

    @Test func `tells when nobody answers`() {
        #expect(throws: OutboundError.unreachable) {
            try client.send(OutboundRequest(.get, "http://127.0.0.1:1/"))
        }
        #expect(OutboundError.unreachable.isTemporary && OutboundError.timedOut.isTemporary)
        #expect(!OutboundError.addressRefused.isTemporary)
    }

    @Test(arguments: [
        "file:///etc/passwd", "gopher://127.0.0.1/", "ftp://127.0.0.1/", "dict://127.0.0.1/", "smtp://127.0.0.1/",
    ])
    func `speaks HTTP only`(url: String) {
        #expect(throws: OutboundError.protocolRefused) { try client.send(OutboundRequest(.get, url)) }
    }

    @Test(arguments: ["/\r\nX: 1", "/a b", "/\u{0}"]) func `lets no address break out of its line`(path: String) {
        #expect(throws: OutboundError.malformed) { try client.send(OutboundRequest(.get, base + path)) }
        #expect(partner.requests.isEmpty)
    }

    @Test func `lets no header break out of its line`() throws {
        _ = try client.send(OutboundRequest(.get, base, fields: ["X-One": "1\r\nX-Two: 2"]))
        #expect(partner.requests.first?.contains("\r\nX-Two") == false)
    }
}

/// What a URL that somebody typed cannot make the service do.
@Suite struct `A partner whose address anybody may type` {
    private let client = HTTPClient(reach: .partners)

    @Test(arguments: [
        "127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1", "0", "10.0.0.1",
        "192.168.1.1", "172.16.0.1", "169.254.169.254", "[fd00::1]", "[fe80::1]", "100.64.0.1", "[64:ff9b::7f00:1]",
    ]) func `is not called inside the house`(host: String) {
        let request = OutboundRequest(.get, "https://\(host):1/", deadline: .seconds(2))
        #expect(throws: OutboundError.addressRefused) { try client.send(request) }
    }

    @Test func `is not called without TLS, nor with a name and a password`() {
        #expect(throws: OutboundError.protocolRefused) {
            try client.send(OutboundRequest(.get, "http://192.0.2.1/"))
        }
        #expect(throws: OutboundError.self) { try client.send(OutboundRequest(.get, "https://a:b@192.0.2.1/")) }
    }

    @Test(arguments: [
        ("1.1.1.1", true), ("8.8.8.8", true), ("172.15.255.255", true), ("172.32.0.0", true), ("100.128.0.0", true),
        ("0.1.2.3", false), ("10.255.0.1", false), ("100.127.0.1", false), ("127.8.8.8", false),
        ("169.254.1.1", false), ("172.31.0.1", false), ("192.0.0.8", false), ("192.0.2.9", false),
        ("192.88.99.1", false), ("192.168.0.1", false), ("198.19.0.1", false), ("198.51.100.7", false),
        ("203.0.113.9", false), ("224.0.0.1", false), ("255.255.255.255", false),
    ]) func `is judged by its block`(address: String, isPublic: Bool) {
        let parts = address.split(separator: ".").map { UInt8($0)! }
        #expect(AddressGuard.isPublic(parts.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }) == isPublic)
        let mapped = [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF] + parts
        #expect(AddressGuard.isPublic(mapped) == isPublic)
    }

    @Test(
        arguments: [
            ([0x2a01, 0x0e0a], true), ([0x2606, 0x4700], true), ([0x2001, 0x4860], true), ([0x2001, 0x0000], false),
            ([0x2001, 0x0db8], false), ([0x2002, 0x7f00], false), ([0x3fff, 0x0001], false), ([0xfe80, 0], false),
            ([0xfc00, 0], false), ([0xff02, 0], false), ([0x0064, 0xff9b], false), ([0, 0], false),
        ] as [([UInt16], Bool)]) func `is judged by its prefix`(prefix: [UInt16], isPublic: Bool)
    {
        let bytes = prefix.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] } + [UInt8](repeating: 0, count: 11) + [1]
        #expect(AddressGuard.isPublic(bytes) == isPublic)
        #expect(!AddressGuard.isPublic(Array(bytes.dropLast())))
    }
}
