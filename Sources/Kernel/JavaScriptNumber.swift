/// Numbers as JavaScript writes them (ECMA-262 §6.1.6.1.20): the shortest digits that read back as the same double, plain
/// between 1e-7 and 1e21, with an exponent outside.
package enum JavaScriptNumber {
    /// The number's text: `100`, `0.1`, `1e-7`, `1.5e+21`; `-0` is `0`.
    package static func text(_ value: Double) -> String {
        if let integer = exactInteger(value) { return integer.description }
        var bytes: [UInt8] = []
        append(value, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Writes the same text, in ASCII, at the end of a buffer.
    package static func append(_ value: Double, to bytes: inout [UInt8]) {
        if let integer = exactInteger(value) {
            bytes.append(contentsOf: integer.description.utf8)
        } else if value.magnitude >= 0.001, value.magnitude < 1e15 {
            // Here Swift's layout is JavaScript's; an integer's would end in `.0`, but went above.
            bytes.append(contentsOf: value.description.utf8)
        } else if value.isNaN {
            bytes.append(contentsOf: "NaN".utf8)
        } else if value.isInfinite {
            bytes.append(contentsOf: (value < 0 ? "-Infinity" : "Infinity").utf8)
        } else {
            ShortestDigits(value).append(to: &bytes)
        }
    }

    /// The integer below 2^53 that the number is: most amounts are one, and need no search for digits.
    private static func exactInteger(_ value: Double) -> Int? {
        guard abs(value) < 9_007_199_254_740_992 else { return nil }
        let integer = Int(value)
        return Double(integer) == value ? integer : nil
    }
}
