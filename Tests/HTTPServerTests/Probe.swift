import Testing

/// Bytes to send on a connection of their own, and the statuses that come back.
struct Probe: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: String
    let statuses: [Int]

    init(_ name: String, _ bytes: String, _ statuses: Int...) {
        self.name = name
        self.bytes = bytes
        self.statuses = statuses
    }

    var testDescription: String { name }

    /// A good request, which closes: answered 200 when the connection still lives.
    private static let last = "GET /last HTTP/1.1\r\nHost: a.fr\r\nConnection: close\r\n\r\n"
    private static let smuggled = "GET /smuggled HTTP/1.1\r\nHost: a.fr\r\n\r\n"

    private static func get(_ target: String, _ fields: String = "") -> String {
        "GET \(target) HTTP/1.1\r\nHost: a.fr\r\n\(fields)\r\n"
    }

    private static func post(_ fields: String, _ body: String = "") -> String {
        "POST /a HTTP/1.1\r\nHost: a.fr\r\n\(fields)\r\n\(body)"
    }

    /// Where a body ends.
    static let lengths = [
        Probe(
            "length and coding", post("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n" + smuggled),
            400),
        Probe(
            "coding and length", post("Transfer-Encoding: chunked\r\nContent-Length: 4\r\n", "0\r\n\r\n" + smuggled),
            400),
        Probe("two lengths", post("Content-Length: 2\r\nContent-Length: 3\r\n", "abc" + last), 400),
        Probe("the same length twice", post("Content-Length: 2\r\nContent-Length: 2\r\n", "ab" + last), 400),
        Probe("a list of lengths", post("Content-Length: 2, 2\r\n", "ab" + last), 400),
        Probe("signed length", post("Content-Length: +2\r\n", "ab" + last), 400),
        Probe("negative length", post("Content-Length: -2\r\n", "ab" + last), 400),
        Probe("hexadecimal length", post("Content-Length: 0x2\r\n", "ab" + last), 400),
        Probe("length past 64 bits", post("Content-Length: 18446744073709551618\r\n", "ab" + last), 400),
        Probe("empty length", post("Content-Length:\r\n", last), 400),
        Probe("length over the limit", post("Content-Length: 999999999\r\n"), 413),
        Probe("zero length", post("Content-Length: 0\r\n", last), 200, 200),
        Probe("no length", post("", last), 200, 200),
        Probe("a body for GET", get("/a", "Content-Length: 2\r\n") + "ab" + last, 200, 200),
    ]

    /// Codings and chunks.
    static let codings = [
        Probe("unknown coding", post("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n" + last), 501),
        Probe("two codings", post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n" + last), 501),
        Probe("identity", post("Transfer-Encoding: identity\r\n", last), 501),
        Probe("chunked not last", post("Transfer-Encoding: chunked, gzip\r\n", "0\r\n\r\n" + last), 400),
        Probe("chunked twice", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400),
        Probe("coding in 1.0", "POST /a HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
        Probe("space before the colon of the coding", post("Transfer-Encoding : chunked\r\n", "0\r\n\r\n"), 400),
        Probe("good chunks", post("Transfer-Encoding: chunked\r\n", "2\r\nab\r\n0\r\n\r\n" + last), 200, 200),
        Probe("chunk extension", post("Transfer-Encoding: chunked\r\n", "2;a=b\r\nab\r\n0\r\n\r\n" + last), 200, 200),
        Probe("trailer", post("Transfer-Encoding: chunked\r\n", "2\r\nab\r\n0\r\nHost: b\r\n\r\n" + last), 200, 200),
        Probe("chunk without its end", post("Transfer-Encoding: chunked\r\n", "2\r\nabc\r\n0\r\n\r\n"), 400),
        Probe("bare LF after a size", post("Transfer-Encoding: chunked\r\n", "2\nab\r\n0\r\n\r\n"), 400),
        Probe("signed chunk size", post("Transfer-Encoding: chunked\r\n", "+2\r\nab\r\n0\r\n\r\n"), 400),
        Probe("huge chunk size", post("Transfer-Encoding: chunked\r\n", "fffffffffffffffff\r\n"), 400),
        Probe("chunk over the limit", post("Transfer-Encoding: chunked\r\n", "fffffff\r\n"), 413),
        Probe(
            "endless extension",
            post("Transfer-Encoding: chunked\r\n", "2;" + String(repeating: "a", count: 20_000)), 400),
        Probe(
            "endless trailer",
            post("Transfer-Encoding: chunked\r\n", "0\r\n" + String(repeating: "a: b\r\n", count: 4000)), 400),
    ]

    /// Lines and fields.
    static let lines = [
        Probe("bare LF", "GET / HTTP/1.1\nHost: a.fr\n\n", 400),
        Probe("bare LF in the fields", "GET / HTTP/1.1\r\nHost: a.fr\nX: y\r\n\r\n", 400),
        Probe("bare CR", get("/", "X: a\rb\r\n"), 400),
        Probe("NUL in a value", get("/", "X: a\u{0}b\r\n"), 400),
        Probe("NUL in the target", get("/\u{0}"), 400),
        Probe("control character in a name", get("/", "X\u{1}: a\r\n"), 400),
        Probe("folded field", get("/", "X: a\r\n b\r\n"), 400),
        Probe("space before the colon", get("/", "X : a\r\n"), 400),
        Probe("space before the first field", "GET / HTTP/1.1\r\n Host: a.fr\r\n\r\n", 400),
        Probe("no colon", get("/", "X\r\n"), 400),
        Probe("no Host", "GET / HTTP/1.1\r\n\r\n", 400),
        Probe("two Hosts", get("/", "Host: b.fr\r\n"), 400),
        Probe("wrong Host", "GET / HTTP/1.1\r\nHost: a.fr/b\r\n\r\n", 400),
        Probe("empty Host", "GET / HTTP/1.1\r\nHost: \r\n\r\n", 400),
        Probe("forty kilobytes of target", get("/" + String(repeating: "a", count: 40_000)), 414),
        Probe("forty kilobytes of field", get("/", "X: " + String(repeating: "a", count: 40_000) + "\r\n"), 431),
        Probe("a thousand fields", get("/", String(repeating: "X: a\r\n", count: 1000)), 431),
        Probe("one empty line before", "\r\n" + last, 200),
        Probe("two empty lines before", "\r\n\r\n" + last, 400),
        Probe("value of spaces", get("/", "X:   \r\n") + last, 200, 200),
    ]

    /// Methods, targets, versions, other protocols.
    static let requests = [
        Probe("unknown method", "BREW /pot HTTP/1.1\r\nHost: a.fr\r\n\r\n", 501),
        Probe("small method", "get / HTTP/1.1\r\nHost: a.fr\r\n\r\n", 501),
        Probe("CONNECT", "CONNECT a.fr:443 HTTP/1.1\r\nHost: a.fr\r\n\r\n", 501),
        Probe("HTTP/0.9", "GET /\r\n\r\n", 400),
        Probe("HTTP/1.0", "GET / HTTP/1.0\r\n\r\n" + last, 200),
        Probe("HTTP/1.2", "GET / HTTP/1.2\r\nHost: a.fr\r\n\r\n" + last, 200, 200),
        Probe("HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505),
        Probe("upgrade to HTTP/2", get("/", "Connection: Upgrade\r\nUpgrade: h2c\r\n") + last, 200, 200),
        Probe("TLS hello", "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\u{0}", 400),
        Probe("two spaces", "GET  / HTTP/1.1\r\nHost: a.fr\r\n\r\n", 400),
        Probe("dots", get("/a/../b"), 400),
        Probe("escaped dots", get("/a/%2e%2E/b"), 400),
        Probe("escaped slash after dots", get("/..%2fetc/passwd") + last, 200, 200),
        Probe("escaped NUL", get("/a%00b"), 400),
        Probe("overlong slash", get("/%c0%af"), 400),
        Probe("half an escape", get("/%4"), 400),
        Probe("fragment", get("/a#b"), 400),
        Probe("absolute target", get("http://b.fr/a") + last, 200, 200),
        Probe("absolute target of another scheme", get("gopher://b.fr/a"), 400),
        Probe("star for OPTIONS", "OPTIONS * HTTP/1.1\r\nHost: a.fr\r\n\r\n" + last, 200, 200),
        Probe("star for GET", get("*"), 400),
        Probe("unknown expectation", post("Expect: 42\r\nContent-Length: 2\r\n", "ab"), 417),
        Probe(
            "expectation with the body", post("Expect: 100-continue\r\nContent-Length: 2\r\n", "ab") + last, 200, 200),
        Probe("expectation over the limit", post("Expect: 100-continue\r\nContent-Length: 99999999\r\n"), 413),
    ]
}
