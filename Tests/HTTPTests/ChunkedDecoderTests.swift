import HTTP
import Testing

/// Reading the chunked coding.
@Suite struct `A chunked body` {
    @Test(arguments: [
        ("0\r\n\r\n", ""),
        ("5\r\nhello\r\n0\r\n\r\n", "hello"),
        ("005\r\nhello\r\n1\r\n!\r\n00\r\n\r\n", "hello!"),
        ("A;a=b;c=\"d e\"\r\n0123456789\r\n0;x\r\n\r\n", "0123456789"),
        ("1\r\na\r\n0\r\nETag: x\r\nB:\r\n\r\n", "a"),
    ]) func `is put together, however it is cut`(text: String, body: String) throws {
        let bytes = Array(text.utf8)
        for step in [1, 2, 3, bytes.count] {
            #expect(try Self.decode(bytes, step: step) == body)
        }
    }

    @Test(arguments: [
        ("\r\n", ParseError.badChunk), ("x\r\n", .badChunk), ("+5\r\n", .badChunk), ("-5\r\n", .badChunk),
        (" 5\r\n", .badChunk), ("5 \r\n", .badChunk), ("0x5\r\n", .badChunk), ("5\n", .badChunk), ("5\rh", .badChunk),
        ("5;a\u{0}\r\n", .badChunk), ("5;a\n", .badChunk), ("5\r\nhello0\r\n", .badChunk), ("5\r\nhello\n0", .badChunk),
        ("ffffffffffffffff\r\n", .badChunk), ("fffffffffffff\r\n", .bodyTooLong), ("3e9\r\n", .bodyTooLong),
        ("0\r\n\n", .badChunk), ("0\r\n: x\r\n", .badChunk), ("0\r\na b: x\r\n", .badChunk), ("0\r\na\r\n", .badChunk),
        ("0\r\na: b\rc\r\n", .badChunk), ("1;" + String(repeating: "a", count: 9000), .badChunk),
        ("0\r\na: " + String(repeating: "a", count: 9000), .badChunk),
    ]) func `is refused when it is wrong or too long`(text: String, error: ParseError) {
        #expect(throws: error) { try Self.decode(Array(text.utf8), step: text.utf8.count) }
        #expect(throws: error) { try Self.decode(Array(text.utf8), step: 1) }
    }

    @Test func `leaves what follows it alone`() throws {
        let bytes = Array("1\r\na\r\n0\r\n\r\nGET /".utf8)
        var decoder = ChunkedDecoder(limit: 10)
        var place = 0
        #expect(try decoder.next(bytes.span, at: &place) == .data(3..<4))
        #expect(try decoder.next(bytes.span, at: &place) == .end)
        #expect(place == bytes.count - 5)
    }

    static func decode(_ bytes: [UInt8], step: Int) throws -> String {
        var decoder = ChunkedDecoder(limit: 1000)
        var body: [UInt8] = []
        var start = 0
        while start < bytes.count {
            let part = Array(bytes[start..<min(start + step, bytes.count)])
            var place = 0
            search: while true {
                switch try decoder.next(part.span, at: &place) {
                case .data(let range): body += part[range]
                case .needsMore: break search
                case .end: return String(decoding: body, as: UTF8.self)
                }
            }
            start += part.count
        }
        return "unfinished"
    }
}
