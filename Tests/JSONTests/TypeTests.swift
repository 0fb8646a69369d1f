import JSON
import Kernel
import Testing

/// Swift types out of JSON and into it.
@Suite struct `Types in JSON` {
    private struct Order: Codable, Equatable {
        let name: String
        let count: Int
        let price: Double?
        let tags: [String]
        let day: Day?
        var nested: [Line]?
    }

    private struct Line: Codable, Equatable {
        let label: String
        let isFree: Bool
    }

    private static func failure<Value: Decodable>(_ type: Value.Type, _ text: String) -> JSONError? {
        do throws(JSONError) {
            _ = try JSONDecoder.decode(type, from: JSONTape(text))
            return nil
        } catch { return error }
    }

    @Test func `go out in declaration order and come back`() throws {
        let order = Order(
            name: "pain \"bio\"\n", count: 3, price: 1.2, tags: ["a", "b"], day: Day("2026-03-02"),
            nested: [Line(label: "x", isFree: true)])
        let bytes = try JSONEncoder.encode(order)
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == #"{"name":"pain \"bio\"\n","count":3,"price":1.2,"tags":["a","b"],"day":"2026-03-02","#
                + #""nested":[{"label":"x","isFree":true}]}"#)
        #expect(try JSONDecoder.decode(Order.self, from: JSONTape(bytes)) == order)
    }

    @Test(
        arguments: [
            (#"{"name":"x","count":1,"tags":[],"extra":1}"#, .unknownKey, "/extra"),
            (
                #"{"name":"x","count":1,"tags":[],"nested":[{"label":"x","isFree":true,"y":0}]}"#, .unknownKey,
                "/nested/0/y"
            ),
            (#"{"name":"x","tags":[]}"#, .missingKey, "/count"),
            (#"{"name":1,"count":1,"tags":[]}"#, .stringExpected, "/name"),
            (#"{"name":"x","count":1.0,"tags":[]}"#, .integerExpected, "/count"),
            (#"{"name":"x","count":99999999999999999999,"tags":[]}"#, .numberOutOfRange, "/count"),
            (#"{"name":"x","count":1,"tags":{}}"#, .arrayExpected, "/tags"), (#"[]"#, .objectExpected, ""),
            (#"{"name":"x","count":1,"tags":[],"day":"2026-02-30"}"#, .invalidValue, "/day"),
            (#"{"name":"x","count":1,"tags":[null]}"#, .stringExpected, "/tags/0"),
            (#"{"name":"x","count":1,"tags":[],"price":"1"}"#, .numberExpected, "/price"),
        ] as [(String, JSONError.Reason, String)])
    func `are refused with the pointer of what is wrong`(text: String, reason: JSONError.Reason, pointer: String) throws
    {
        let failure = try #require(Self.failure(Order.self, text))
        #expect(failure.reason == reason)
        #expect(failure.pointer == pointer)
    }

    private enum Colour: String, Codable, CaseIterable { case red, green }
    private enum Shade: String, Codable { case light, dark }

    @Test func `say which words would have been taken, where those are known`() {
        let failure = Self.failure([Colour].self, #"["red","blue"]"#)
        #expect(failure?.reason == .invalidValue && failure?.pointer == "/1")
        #expect(failure?.text.english == "One of these values is expected: red, green.")
        #expect(Self.failure(Colour.self, "1")?.choices == nil)
        let shade = Self.failure(Shade.self, #""blue""#)
        #expect(shade?.choices == nil && shade?.text == JSONError.Reason.invalidValue.text)
    }

    @Test func `take null for an absent optional`() throws {
        let order = try JSONDecoder.decode(
            Order.self, from: JSONTape(#"{"name":"x","count":1,"price":null,"tags":[],"day":null}"#))
        #expect(order.price == nil && order.day == nil)
    }
}

/// JSON written by hand.
@Suite struct `Writing JSON` {
    @Test func `places commas and escapes only what must be`() {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("a\u{1}")
        writer.beginArray()
        writer.integer(1)
        writer.bool(false)
        writer.null()
        writer.beginObject()
        writer.endObject()
        writer.endArray()
        writer.key("é/")
        writer.number(.infinity)
        writer.key("raw")
        writer.raw("[1]".utf8)
        writer.endObject()
        #expect(writer.text == #"{"a\u0001":[1,false,null,{}],"é/":null,"raw":[1]}"#)
    }
}
