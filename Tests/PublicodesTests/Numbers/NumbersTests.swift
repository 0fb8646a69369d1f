import Kernel
import Testing

@testable import Publicodes

/// Held to values that V8 11.3 gave: where glibc differs, at the edges of the formats, and on specials.
@Suite struct `Numbers to V8's last bit` {
    static let doubles = try! ValueTable("double-values.tsv")
    static let texts = try! ValueTable("text-values.tsv")

    @Test func `are written as JavaScript writes them`() throws {
        try check("text", count: 108) { JavaScriptNumber.text($0[0]) }
    }

    @Test func `round halves up`() throws {
        try check("round", count: 72) { ValueTable.bits(JavaScriptMath.round($0[0])) }
    }

    @Test func `keep sixteen decimals`() throws {
        try check("sixteen", count: 96) { ValueTable.bits(JavaScriptMath.roundedToSixteenDecimals($0[0])) }
    }

    @Test func `have fdlibm's logarithm`() throws {
        try check("log", count: 77) { ValueTable.bits(JavaScriptMath.logarithm($0[0])) }
    }

    @Test func `have V8's power`() throws {
        try check("power", count: 217) { ValueTable.bits(JavaScriptMath.power($0[0], $0[1])) }
    }

    @Test func `have the dividend's sign in a remainder`() throws {
        try check("remainder", count: 27) { ValueTable.bits(JavaScriptMath.remainder($0[0], $0[1])) }
    }

    @Test func `are read from text as JavaScript reads them`() {
        let rows = Self.texts.rows(of: "number")
        #expect(rows.count == 42)
        for row in rows {
            #expect(ValueTable.bits(JavaScriptMath.number(row[0])) == row[1], "Number(\(row[0].debugDescription))")
        }
    }

    @Test func `are shown as a browser shows them`() throws {
        let rows = Self.texts.rows(of: "format")
        #expect(rows.count == 108)
        for row in rows {
            let options = row[0].split(separator: " ")
            let styles = ["decimal": NumberFormat.Style.decimal, "percent": .percent, "euros": .euros]
            let format = try NumberFormat(
                #require(styles[String(options[1])]), in: #require(Language(rawValue: String(options[0]))),
                minimumFractionDigits: #require(Int(options[2])), maximumFractionDigits: #require(Int(options[3])))
            #expect(try format.text(ValueTable.double(row[1])) == row[2], "\(row[0]) \(row[1])")
        }
    }

    private func check(_ subject: String, count: Int, _ compute: ([Double]) -> String) throws {
        let rows = Self.doubles.rows(of: subject)
        #expect(rows.count == count)
        for row in rows {
            #expect(try compute(row.dropLast().map(ValueTable.double)) == row.last, "\(subject) \(row)")
        }
    }
}

/// Names in the order of `localeCompare`.
@Suite struct `Names in order` {
    static let names = try! ValueTable("names-in-order.txt").rows.map { $0[0] }

    @Test func `follow letters, then accents, then case`() {
        #expect(Self.names.count == 83)
        for (index, name) in Self.names.enumerated() {
            for later in Self.names[(index + 1)...] {
                #expect(CollationKey(name) < CollationKey(later), "\(name) < \(later)")
                #expect(!(CollationKey(later) < CollationKey(name)), "\(later) < \(name)")
            }
        }
    }

    @Test func `put the empty name first and an unknown letter last`() {
        #expect(CollationKey("") < CollationKey(" "))
        #expect(CollationKey("þ") < CollationKey("λ"))
        #expect(CollationKey("λ") < CollationKey("漢"))
        #expect(CollationKey("pain\u{AD}") == CollationKey("pain"))
    }
}
