import HTTP
import Kernel
import Testing

/// Writing an answer.
@Suite struct `Writing an answer` {
    @Test func `puts the head and the body together`() {
        let response = Response(
            .created, fields: [.contentType: "text/plain", .etag: "\"1\""], body: Array("été".utf8))
        let expected = """
            HTTP/1.1 201 Created\r
            Date: Sun, 06 Nov 1994 08:49:37 GMT\r
            Content-Type: text/plain\r
            ETag: "1"\r
            Content-Length: 5\r
            \r
            été
            """
        #expect(Self.text(response) == expected)
    }

    @Test func `tells a HEAD the length and keeps the body`() {
        let text = Self.text(Response(.ok, body: [0x61]), isHead: true)
        #expect(text.hasSuffix("Content-Length: 1\r\n\r\n"))
    }

    @Test(arguments: [Status.noContent, .notModified]) func `gives no length to what has no body`(status: Status) {
        let text = Self.text(Response(status, body: [0x61]))
        #expect(!text.contains("Content-Length"))
        #expect(text.hasSuffix("\r\n\r\n"))
    }

    @Test func `says when the connection ends`() {
        #expect(Self.text(Response(.ok), closes: true).contains("\r\nConnection: close\r\n"))
    }

    @Test func `cuts a body of unknown length into chunks`() {
        let text = Self.text(Response(.ok, body: [UInt8](repeating: 0x61, count: 26)), ending: .chunked)
        #expect(text.hasSuffix("Transfer-Encoding: chunked\r\n\r\n1a\r\naaaaaaaaaaaaaaaaaaaaaaaaaa\r\n"))
        #expect(!text.contains("Content-Length"))
    }

    @Test func `lets no value end its line`() {
        let fields: HeaderFields = [.location: "/a\r\nSet-Cookie: b\u{0}"]
        #expect(fields[.location] == "/a  Set-Cookie: b ")
        #expect(Self.text(Response(.found, fields: fields)).split(separator: "\r\n").count == 4)
    }

    @Test func `knows one status for each kind of failure`() {
        let codes = Problem.Kind.allCases.map { Status($0).code }
        #expect(Set(codes).count == codes.count)
        #expect(codes.allSatisfy { $0 >= 400 && !Status($0).reason.isEmpty })
    }

    @Test func `tells apart every refusal of the protocol`() {
        #expect(Set(ParseError.allCases.map(\.failure)).count == ParseError.allCases.count)
        #expect(Set(Problem.ofProtocol.map(\.code)).count == Problem.ofProtocol.count)
        #expect(ParseError.allCases.allSatisfy { Problem.ofProtocol.contains($0.failure.problem) })
    }

    @Test(arguments: [
        (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
        (4_102_444_799, "Thu, 31 Dec 2099 23:59:59 GMT"),
    ]) func `writes dates as the RFC does`(second: Int64, text: String) {
        #expect(HTTPDate.text(second) == text)
    }

    @Test(arguments: [
        (PeerAddress.ipv4(0xC000_0201), "192.0.2.1"), (.ipv6(0x2001_0DB8_0000_0000, 1), "2001:db8:0:0:0:0:0:1"),
        (.local(user: 0), "local"),
    ]) func `writes addresses`(peer: PeerAddress, text: String) {
        #expect(peer.description == text)
    }

    static func text(
        _ response: Response, isHead: Bool = false, closes: Bool = false, ending: ResponseEncoder.Ending = .length
    ) -> String {
        var encoder = ResponseEncoder()
        encoder.setDate(784_111_777)
        var output: [UInt8] = []
        encoder.append(response, isHead: isHead, closes: closes, ending: ending, to: &output)
        return String(decoding: output, as: UTF8.self)
    }
}
