extension JavaScriptMath {
    /// `Number(text)` (ECMA-262 §7.1.4.1.1): blanks around are dropped, nothing is 0, what is not a number is NaN.
    static func number(_ text: String) -> Double {
        let scalars = text.unicodeScalars
        guard let start = scalars.firstIndex(where: { !isBlank($0) }),
            let end = scalars.lastIndex(where: { !isBlank($0) })
        else { return 0 }
        return number(Array(String(scalars[start...end]).utf8))
    }

    private static func number(_ trimmed: [UInt8]) -> Double {
        if trimmed.count > 2, trimmed[0] == UInt8(ascii: "0") {
            switch trimmed[1] | 0x20 {
            case UInt8(ascii: "x"): return integer(trimmed[2...], bits: 4)
            case UInt8(ascii: "o"): return integer(trimmed[2...], bits: 3)
            case UInt8(ascii: "b"): return integer(trimmed[2...], bits: 1)
            default: break
            }
        }
        var reader = DecimalReader(rest: trimmed[...])
        let isNegative = reader.sign()
        if reader.rest.elementsEqual("Infinity".utf8) { return isNegative ? -.infinity : .infinity }
        guard let decimal = reader.decimal(), reader.rest.isEmpty, let value = Double(decimal) else { return .nan }
        return isNegative ? -value : value
    }

    /// The digits of an integer in base 2, 8 or 16, written again in base 16 for Swift to round.
    private static func integer(_ digits: ArraySlice<UInt8>, bits: UInt8) -> Double {
        var value = 0.0
        for digit in digits {
            guard let worth = Character(Unicode.Scalar(digit)).hexDigitValue, worth < 1 << bits else { return .nan }
            value = value * Double(1 << bits) + Double(worth)
        }
        return value
    }

    /// White space and line ends of JavaScript (ECMA-262 §12.2 and §12.3).
    static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\t", "\n", "\u{B}", "\u{C}", "\r", "\u{2028}", "\u{2029}", "\u{FEFF}": true
        default: scalar.properties.generalCategory == .spaceSeparator
        }
    }
}

/// Reads the parts of a decimal literal, and lays them out as Swift accepts them: `.5` and `5.` have no digit on one side.
private struct DecimalReader {
    var rest: ArraySlice<UInt8>

    mutating func sign() -> Bool {
        guard let first = rest.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") else { return false }
        rest.removeFirst()
        return first == UInt8(ascii: "-")
    }

    mutating func decimal() -> String? {
        let whole = digits()
        var fraction = ""
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            fraction = digits()
        }
        guard !whole.isEmpty || !fraction.isEmpty else { return nil }
        var text = "0\(whole).\(fraction)0"
        if let mark = rest.first, mark | 0x20 == UInt8(ascii: "e") {
            rest.removeFirst()
            text += sign() ? "e-" : "e+"

            text += digits()
        }
        return text
    }

    private mutating func digits() -> String {
        let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        rest.removeFirst(digits.count)
        return String(decoding: digits, as: UTF8.self)
    }
}
