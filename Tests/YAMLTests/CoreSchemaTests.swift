import Testing
import YAML

/// What plain scalars mean, by YAML 1.2's core schema and by nothing else.
@Suite struct `Plain scalars` {
    @Test(arguments: [
        "oui", "non", "yes", "no", "on", "off", "y", "n", "Oui", "tRue", "nULL", "01/02/2024", "2024-01-01", "12:30",
        "1:30:00", "1_000", "1 000", "1,5", "12 €", "50%", "0b101", "0XFF", "0O17", "-0x1F", "0x", "0o", "0o8", "0xG",
        ".",
        "+", "--1", "1e", "e3", "1e+", "inf", "nan", "-.nan", ".iNF", "=", "<<", "1.2.3", "1.5e3.2", "x12", "12x", "-.",
        "+.e3",
    ])
    func `that say nothing to the schema are strings`(_ text: String) throws {
        #expect(try scalar(text).value == .string, "\(text)")
        #expect(try scalar(text).text == text)
    }

    @Test(arguments: ["", "~", "null", "Null", "NULL"])
    func `are null`(_ text: String) throws { #expect(try scalar(text).value == .null, "\(text)") }

    @Test(arguments: [
        ("true", true), ("True", true), ("TRUE", true), ("false", false), ("False", false), ("FALSE", false),
    ])
    func `are booleans`(_ text: String, _ value: Bool) throws { #expect(try scalar(text).value == .boolean(value)) }

    @Test(arguments: [
        ("12", 12), ("-12", -12), ("+12", 12), ("012", 12), ("0", 0), ("0x1F", 31), ("0xff", 255), ("0o17", 15),
        ("017", 17),
        ("1.5", 1.5), ("1.", 1), ("-.5", -0.5), (".5", 0.5), ("1e3", 1000), ("1E+3", 1000), ("1.5e-3", 0.0015),
        ("+1.5", 1.5),
        ("5.e2", 500), (".inf", Double.infinity), ("+.INF", Double.infinity), ("-.Inf", -Double.infinity),
        ("1e400", .infinity),
        ("9007199254740993", 9_007_199_254_740_992),
        ("123456789012345678901234567890", 1.2345678901234568e29),
    ])
    func `are numbers`(_ text: String, _ value: Double) throws {
        #expect(try scalar(text).value == .number(value), "\(text)")
    }

    @Test(arguments: [".nan", ".NaN", ".NAN"])
    func `are not a number`(_ text: String) throws {
        guard case .number(let value) = try scalar(text).value else { return #expect(Bool(false), "\(text)") }
        #expect(value.isNaN)
    }

    @Test func `between quotes or in blocks are strings`() throws {
        for text in ["'12'", "\"true\"", "''", "\"~\"", "|\n  12", ">-\n  null"] {
            #expect(try scalar(text).value == .string, "\(text)")
            #expect(try scalar(text).style != .plain, "\(text)")
        }
        #expect(try scalar("|\n  12").style == .block)
        #expect(try scalar("'12'").style == .quoted)
    }

    @Test(arguments: [
        ("!!str 12", YAMLScalar.Value.string), ("! 12", .string), ("!!int '12'", .number(12)),
        ("!!float 12", .number(12)),
        ("!!bool 'true'", .boolean(true)), ("!!null ''", .null), ("!!int 0x1F", .number(31)),
    ])
    func `follow their tag`(_ text: String, _ value: YAMLScalar.Value) throws {
        #expect(try scalar(text).value == value, "\(text)")
    }

    private func scalar(_ text: String) throws -> YAMLScalar {
        let document = try YAMLNode(Array("clef: \(text)\n".utf8))
        guard case .mapping(let members) = document.content, case .scalar(let scalar) = members[0].value.content
        else { throw NotAScalar() }
        return scalar
    }

    private struct NotAScalar: Error {}
}
