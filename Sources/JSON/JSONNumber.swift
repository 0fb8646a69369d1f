/// The exact values of numbers that have been checked.
enum JSONNumber {
    private static let powersOfTen: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ]

    /// The nearest double; `nil` beyond the largest one.
    ///
    /// When the digits fit in 53 bits and the power of ten is exact, one operation rounds correctly (Clinger, 1990);
    /// otherwise the standard library decides.
    static func double(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Double? {
        var mantissa: UInt64 = 0
        var significant = 0
        var exponent = 0
        var at = digits.startIndex
        let isNegative = digits[at] == UInt8(ascii: "-")
        if isNegative { at += 1 }
        var isFraction = false
        scan: while at < digits.endIndex {
            switch digits[at] {
            case 0x30...0x39:
                mantissa = mantissa &* 10 &+ UInt64(digits[at] - 0x30)
                if mantissa != 0 { significant += 1 }
                if isFraction { exponent -= 1 }
            case UInt8(ascii: "."): isFraction = true
            default: break scan
            }
            at += 1
        }
        if at < digits.endIndex { exponent += JSONNumber.exponent(digits[(at + 1)...]) }
        if significant <= 19, mantissa <= 1 << 53, (-22...22).contains(exponent) {
            let value = Double(mantissa)
            let scaled = exponent < 0 ? value / powersOfTen[-exponent] : value * powersOfTen[exponent]
            return isNegative ? -scaled : scaled
        }
        guard let value = Double(String(decoding: digits, as: UTF8.self)), value.isFinite else { return nil }
        return value
    }

    private static func exponent(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
        var value = 0
        var isNegative = false
        for byte in digits {
            switch byte {
            case UInt8(ascii: "-"): isNegative = true
            case UInt8(ascii: "+"): break
            default: if value < 100_000 { value = value * 10 + Int(byte - 0x30) }
            }
        }
        return isNegative ? -value : value
    }

    /// The integer that the digits say; `nil` when it does not fit.
    static func integer<Integer: FixedWidthInteger>(
        _ digits: Slice<UnsafeBufferPointer<UInt8>>, as type: Integer.Type
    ) -> Integer? {
        var value: Integer = 0
        let isNegative = digits.first == UInt8(ascii: "-")
        for byte in isNegative ? digits.dropFirst() : digits {
            guard let digit = Integer(exactly: byte - 0x30) else { return nil }
            let (scaled, tooLong) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflow) =
                isNegative ? scaled.subtractingReportingOverflow(digit) : scaled.addingReportingOverflow(digit)
            guard !tooLong, !overflow else { return nil }
            value = sum
        }
        return value
    }
}
