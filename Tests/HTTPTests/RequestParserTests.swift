import HTTP
import Testing

/// Reading the head of a request.
@Suite struct `Reading a request` {
    static let host = "Host: a.fr\r\n"

    static let refused: [(String, ParseError)] = [
        ("GET /\r\n\r\n", .badRequestLine),
        ("GET  / HTTP/1.1\r\n\(host)\r\n", .badRequestLine),
        ("GET /  HTTP/1.1\r\n\(host)\r\n", .badRequestLine),
        ("GET / HTTP/1.1 \r\n\(host)\r\n", .badRequestLine),
        (" GET / HTTP/1.1\r\n\(host)\r\n", .badRequestLine),
        ("G\u{1}T / HTTP/1.1\r\n\(host)\r\n", .badRequestLine),
        ("GET / http/1.1\r\n\(host)\r\n", .badRequestLine),
        ("GET / HTTP/11\r\n\(host)\r\n", .badRequestLine),
        ("GET /é HTTP/1.1\r\n\(host)\r\n", .badRequestLine),
        ("\r\n\r\nGET / HTTP/1.1\r\n\(host)\r\n", .badRequestLine),
        ("\u{16}\u{3}\u{1}\u{2}", .badRequestLine),
        ("\u{0}", .badRequestLine),
        ("GET / HTTP/2.0\r\n\(host)\r\n", .unknownVersion),
        ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", .unknownVersion),
        ("get / HTTP/1.1\r\n\(host)\r\n", .unknownMethod),
        ("BREW / HTTP/1.1\r\n\(host)\r\n", .unknownMethod),
        ("CONNECT a.fr:443 HTTP/1.1\r\n\(host)\r\n", .unknownMethod),
        ("GET a.fr HTTP/1.1\r\n\(host)\r\n", .badTarget),
        ("GET * HTTP/1.1\r\n\(host)\r\n", .badTarget),
        ("GET ftp://a.fr/ HTTP/1.1\r\n\(host)\r\n", .badTarget),
        ("GET http:///x HTTP/1.1\r\n\(host)\r\n", .badHost),
        ("GET /a#b HTTP/1.1\r\n\(host)\r\n", .badTarget),
        ("GET /%zz HTTP/1.1\r\n\(host)\r\n", .badEscape),
        ("GET / HTTP/1.1\r\n\r\n", .missingHost),
        ("GET / HTTP/1.1\r\n\(host)\(host)\r\n", .repeatedHost),
        ("GET / HTTP/1.1\r\nHost:\r\n\r\n", .badHost),
        ("GET / HTTP/1.1\r\nHost: a b\r\n\r\n", .badHost),
        ("GET / HTTP/1.1\r\nHost: a,b\r\n\r\n", .badHost),
        ("GET / HTTP/1.1\r\nHost: a@b\r\n\r\n", .badHost),
        ("GET / HTTP/1.1\r\nHost: a:b\r\n\r\n", .badHost),
        ("GET / HTTP/1.1\r\nHost: [::1\r\n\r\n", .badHost),
        ("GET / HTTP/1.1\nHost: a.fr\n\n", .bareLineFeed),
        ("GET / HTTP/1.1\r\nHost: a.fr\n\r\n", .bareLineFeed),
        ("\nGET / HTTP/1.1\r\n\(host)\r\n", .badRequestLine),
        ("GET / HTTP/1.1\r\n\(host)A: b\rc\r\n\r\n", .badFieldLine),
        ("GET / HTTP/1.1\r\n\(host)A: b\u{0}c\r\n\r\n", .badFieldLine),
        ("GET / HTTP/1.1\r\n\(host)A: b\u{7F}c\r\n\r\n", .badFieldLine),
        ("GET / HTTP/1.1\r\n\(host)A : b\r\n\r\n", .badFieldLine),
        ("GET / HTTP/1.1\r\n\(host): b\r\n\r\n", .badFieldLine),
        ("GET / HTTP/1.1\r\n\(host)A\r\n\r\n", .badFieldLine),
        ("GET / HTTP/1.1\r\n\(host)É: b\r\n\r\n", .badFieldLine),
        ("GET / HTTP/1.1\r\n\(host)A: b\r\n c\r\n\r\n", .foldedField),
        ("GET / HTTP/1.1\r\n\(host)A: b\r\n\tc\r\n\r\n", .foldedField),
        ("GET / HTTP/1.1\r\n Host: a.fr\r\n\r\n", .foldedField),
        ("POST / HTTP/1.1\r\n\(host)Content-Length: 1\r\nContent-Length: 1\r\n\r\n", .repeatedLength),
        ("POST / HTTP/1.1\r\n\(host)Content-Length: 1\r\nContent-Length: 2\r\n\r\n", .repeatedLength),
        ("POST / HTTP/1.1\r\n\(host)Content-Length: 1, 1\r\n\r\n", .badLength),
        ("POST / HTTP/1.1\r\n\(host)Content-Length: +1\r\n\r\n", .badLength),
        ("POST / HTTP/1.1\r\n\(host)Content-Length: -1\r\n\r\n", .badLength),
        ("POST / HTTP/1.1\r\n\(host)Content-Length: 0x1\r\n\r\n", .badLength),
        ("POST / HTTP/1.1\r\n\(host)Content-Length: \r\n\r\n", .badLength),
        ("POST / HTTP/1.1\r\n\(host)Content-Length: 9999999999999999999\r\n\r\n", .badLength),
        ("POST / HTTP/1.1\r\n\(host)Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", .lengthWithCoding),
        ("POST / HTTP/1.1\r\n\(host)Transfer-Encoding: chunked\r\nContent-Length: 0\r\n\r\n", .lengthWithCoding),
        ("POST / HTTP/1.1\r\n\(host)Transfer-Encoding: xchunked\r\n\r\n", .unknownCoding),
        ("POST / HTTP/1.1\r\n\(host)Transfer-Encoding: identity\r\n\r\n", .unknownCoding),
        ("POST / HTTP/1.1\r\n\(host)Transfer-Encoding: gzip, chunked\r\n\r\n", .unknownCoding),
        ("POST / HTTP/1.1\r\n\(host)Transfer-Encoding: chunked, gzip\r\n\r\n", .badCoding),
        ("POST / HTTP/1.1\r\n\(host)Transfer-Encoding:\r\n\r\n", .badCoding),
        ("POST / HTTP/1.1\r\n\(host)Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n", .badCoding),
        ("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", .badCoding),
        ("POST / HTTP/1.1\r\n\(host)Expect: 200-ok\r\n\r\n", .unknownExpectation),
    ]

    @Test(arguments: refused) func `refuses what is ambiguous or wrong`(text: String, error: ParseError) {
        #expect(throws: error) { try Self.parse(text) }
    }

    @Test func `finds the request whole`() throws {
        let head = try Self.parse(
            "POST /v1/a?b=c HTTP/1.1\r\nHOST: [::1]:8080\r\ncontent-length: 12\r\nX:\t a b \t\r\nX: \r\n\r\n")
        #expect(head?.method == .post)
        #expect(head?.target.path == "/v1/a")
        #expect(head?.target.query == "b=c")
        #expect(head?.framing == .length(12))
        #expect(head?.keepsAlive == true)
        #expect(head?.fields["Host"] == "[::1]:8080")
        #expect(head?.fields.values("x") == ["a b", ""])
    }

    @Test(arguments: [
        ("GET / HTTP/1.1\r\n\(host)\r\n", BodyFraming.none, true),
        ("GET / HTTP/1.9\r\n\(host)\r\n", .none, true),
        ("\r\nGET / HTTP/1.1\r\n\(host)\r\n", .none, true),
        ("GET / HTTP/1.1\r\n\(host)Connection: close\r\n\r\n", .none, false),
        ("GET / HTTP/1.1\r\n\(host)Connection: TE , Close\r\n\r\n", .none, false),
        ("GET / HTTP/1.1\r\n\(host)Connection: closed\r\n\r\n", .none, true),
        ("GET / HTTP/1.1\r\n\(host)Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n\r\n", .none, true),
        ("GET / HTTP/1.0\r\n\r\n", .none, false),
        ("POST / HTTP/1.1\r\n\(host)Content-Length: 0\r\n\r\n", .none, true),
        ("POST / HTTP/1.1\r\n\(host)Content-Length: 007\r\n\r\n", .length(7), true),
        ("POST / HTTP/1.1\r\n\(host)Transfer-Encoding: Chunked\r\n\r\n", .chunked, true),
        ("OPTIONS * HTTP/1.1\r\n\(host)\r\n", .none, true),
        ("GET http://b.fr HTTP/1.1\r\n\(host)\r\n", .none, true),
    ]) func `knows where the body ends and whether the connection goes on`(
        text: String, framing: BodyFraming, keepsAlive: Bool
    ) throws {
        let head = try #require(try Self.parse(text))
        #expect(head.framing == framing)
        #expect(head.keepsAlive == keepsAlive)
    }

    @Test(
        arguments: [
            ("http://b.fr", "/", nil), ("http://b.fr:80/x?y", "/x", "y"), ("HTTPS://b.fr?y", "/", "y"),
        ] as [(String, String, String?)])
    func `takes the path out of an absolute target`(text: String, path: String, query: String?) throws {
        let head = try #require(try Self.parse("GET \(text) HTTP/1.1\r\n\(Self.host)\r\n"))
        #expect(head.target.path == path)
        #expect(head.target.query == query)
    }

    @Test(arguments: [("POST", "5", true), ("POST", "0", false)])
    func `waits for leave only when there is a body`(method: String, length: String, expects: Bool) throws {
        let text = "\(method) / HTTP/1.1\r\n\(Self.host)Expect: 100-Continue\r\nContent-Length: \(length)\r\n\r\n"
        #expect(try Self.parse(text)?.expectsContinue == expects)
    }

    @Test func `finds the same byte by byte, and the next request after it`() throws {
        let text = "POST /a?b HTTP/1.1\r\n\(Self.host)Content-Length: 3\r\nA: b\r\n\r\n"
        let bytes = Array((text + text).utf8)
        var parser = RequestParser()
        var start = 0
        for round in 1...2 {
            for end in start..<start + text.utf8.count - 1 {
                #expect(try parser.parse(bytes[start..<end].span) == nil)
            }
            let head = try #require(try parser.parse(bytes[start..<(start + text.utf8.count)].span))
            #expect(head.target.path == "/a")
            #expect(head.fields["a"] == "b")
            #expect(parser.length == text.utf8.count)
            start = text.utf8.count * round
        }
    }

    @Test(arguments: [
        ("GET /" + String(repeating: "a", count: 8192), ParseError.lineTooLong),
        ("GET /" + String(repeating: "a", count: 8192) + " HTTP/1.1\r\n", .lineTooLong),
        ("GET / HTTP/1.1\r\n\(host)A: " + String(repeating: "a", count: 16 << 10), .headTooLong),
        ("GET / HTTP/1.1\r\n" + String(repeating: "A: b\r\n", count: 101), .headTooLong),
        (
            "GET / HTTP/1.1\r\n" + String(repeating: "A: " + String(repeating: "b", count: 994) + "\r\n", count: 17),
            .headTooLong
        ),
    ]) func `stops at its limits, before the end of the head`(text: String, error: ParseError) {
        #expect(throws: error) { try Self.parse(text) }
    }

    @Test func `accepts what is just inside its limits`() throws {
        let line = "GET /" + String(repeating: "a", count: 8192 - 16) + " HTTP/1.1\r\n"
        let fields = String(repeating: "A: b\r\n", count: 99)
        #expect(try Self.parse(line + Self.host + fields + "\r\n")?.fields.count == 100)
    }

    static func parse(_ text: String) throws(ParseError) -> RequestHead? {
        var parser = RequestParser()
        return try parser.parse(Array(text.utf8).span)
    }
}
