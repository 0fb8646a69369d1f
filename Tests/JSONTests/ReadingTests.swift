import JSON
import Testing

/// What is JSON for us, and what is refused, with its place.
@Suite struct `Reading JSON` {
    @Test(
        arguments: [
            ("", .unexpectedEnd), (" ", .unexpectedEnd), ("{", .unexpectedEnd), ("[1", .unexpectedEnd),
            ("\"a", .unexpectedEnd), ("tru", .unexpectedEnd), ("nul", .unexpectedEnd), ("-", .unexpectedEnd),
            ("1 2", .textAfterValue), ("{}x", .textAfterValue), ("nullx", .textAfterValue), ("01", .textAfterValue),
            ("[1,]", .valueExpected), ("NaN", .valueExpected), ("+1", .valueExpected), ("'a'", .valueExpected),
            ("// x\n1", .valueExpected), ("\u{FEFF}1", .valueExpected), (".5", .valueExpected),
            ("nulL", .valueExpected),
            ("{\"a\":1,}", .keyExpected), ("{a:1}", .keyExpected), ("{\"a\" 1}", .colonExpected),
            ("[1 2]", .commaExpected), ("1.", .badNumber), ("1.e3", .badNumber), ("1ex", .badNumber),
            ("\"\\x\"", .badEscape), ("\"\\u12g4\"", .badEscape), ("\"\n\"", .controlCharacter),
            ("\"\\ud800\"", .loneSurrogate), ("\"\\udc00\"", .loneSurrogate), ("\"\\ud800\\u0041\"", .loneSurrogate),
            ("{\"a\":1,\"a\":2}", .duplicateKey), ("{\"a\":1,\"\\u0061\":2}", .duplicateKey),
        ] as [(String, JSONError.Reason)])
    func `refuses what RFC 8259 does not say`(text: String, reason: JSONError.Reason) {
        #expect(throws: (any Error).self) { try JSONTape(text) }
        do { _ = try JSONTape(text) } catch { #expect(error.reason == reason, "\(text)") }
    }

    @Test(
        arguments: [
            [0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
            [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22],
            [0x22, 0xE2, 0x82, 0x22], [0x22, 0x80, 0x22],
        ] as [[UInt8]])
    func `refuses bytes that are not UTF-8`(bytes: [UInt8]) {
        do {
            _ = try JSONTape(bytes)
            Issue.record("accepted \(bytes)")
        } catch { #expect(error.reason == .badUTF8) }
    }

    @Test func `names the place of a repeated key by its pointer`() {
        do {
            _ = try JSONTape(#"{"x":[{"y":1},{"a/b":1,"c":2,"a/b":3}]}"#)
            Issue.record("accepted")
        } catch { #expect(error.pointer == "/x/1/a~1b") }
    }

    @Test func `refuses repeated keys in large objects too`() {
        let members = (0..<40).map { "\"k\($0)\":0" }.joined(separator: ",")
        #expect(throws: JSONError.self) { try JSONTape("{\(members),\"k7\":1}") }
        #expect(throws: Never.self) { try JSONTape("{\(members)}") }
    }

    @Test func `stops at its limits of depth and of values`() throws {
        let deep = String(repeating: "[", count: 65) + String(repeating: "]", count: 65)
        do { _ = try JSONTape(deep) } catch { #expect(error.reason == .tooDeep) }
        #expect(throws: JSONError.self) { try JSONTape(String(repeating: "[", count: 1_000_000)) }
        let wide = "[" + String(repeating: "0,", count: 20) + "0]"
        do {
            _ = try JSONTape(wide, limits: JSONLimits(depth: 8, values: 10))
        } catch { #expect(error.reason == .tooManyValues) }
        #expect(throws: JSONError.self) { try JSONTape(wide, limits: JSONLimits(depth: 8, values: 10)) }
    }

    @Test(
        arguments: [
            ("0", 0), ("-0", -0.0), ("1.5", 1.5), ("0.1", 0.1),
            ("123456789012345678901234567890", 1.2345678901234568e29),
            ("5e-324", .leastNonzeroMagnitude), ("1e-400", 0), ("1.7976931348623157e308", .greatestFiniteMagnitude),
            ("1E+2", 100),
            ("9007199254740993", 9_007_199_254_740_992), ("0.30000000000000004", 0.30000000000000004),
        ] as [(String, Double)])
    func `reads the nearest double`(text: String, value: Double) throws {
        let read = try #require(try JSONTape(text).root.double)
        #expect(read.bitPattern == value.bitPattern, "\(text) gave \(read)")
    }

    @Test func `has no double beyond the largest one`() throws { #expect(try JSONTape("1e400").root.double == nil) }

    @Test func `keeps members and elements in their order`() throws {
        let root = try JSONTape(#" {"b":[1,true,null,"é\n"],"a":{"z":-7}} "#).root
        #expect(root.members.map(\.key) == ["b", "a"])
        #expect(root["b"]?.elements.map(\.kind) == [.number, .true, .null, .string])
        #expect(root["b"]?.elements.compactMap(\.string) == ["é\n"])
        #expect(root["a"]?["z"]?.integer == -7)
        #expect(root["a"]?["z"]?.pointer == "/a/z")
        #expect(root["nothing"] == nil)
        #expect(String(decoding: try #require(root["b"]).raw, as: UTF8.self) == #"[1,true,null,"é\n"]"#)
    }

    @Test func `reads escapes, surrogate pairs among them`() throws {
        #expect(try JSONTape(#""\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00""#).root.string == "\"\\/\u{8}\u{C}\n\r\té😀")
    }
}
