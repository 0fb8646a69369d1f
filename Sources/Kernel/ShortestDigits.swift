/// A finite number as its fewest decimal digits that read back as the same double: sign, digits, place of the point.
package struct ShortestDigits {
    /// Whether the number is below zero, or `-0`.
    package let isNegative: Bool
    /// ASCII digits without zeros at either end; a single `0` for zero.
    package private(set) var digits: [UInt8] = []
    /// Where the point stands: the number is 0.digits × 10^point.
    package private(set) var point = 0

    /// Takes the digits of a finite number; Swift's own description has the shortest ones, in another layout.
    package init(_ value: Double) {
        isNegative = value.sign == .minus
        digits.reserveCapacity(24)
        var hasMetPoint = false
        var exponent: [UInt8]? = nil
        for byte in value.magnitude.description.utf8 {
            switch byte {
            case UInt8(ascii: "."): hasMetPoint = true
            case UInt8(ascii: "e"): exponent = []
            case _ where exponent != nil: exponent?.append(byte)
            default:
                digits.append(byte)
                if !hasMetPoint { point += 1 }
            }
        }
        if let exponent, let shift = Int(String(decoding: exponent, as: UTF8.self)) { point += shift }
        let leading = min(digits.prefix { $0 == UInt8(ascii: "0") }.count, digits.count - 1)
        digits.removeFirst(leading)
        point -= leading
        while digits.count > 1, digits.last == UInt8(ascii: "0") { digits.removeLast() }
    }

    /// Writes the number in JavaScript's layout.
    func append(to bytes: inout [UInt8]) {
        if isNegative { bytes.append(UInt8(ascii: "-")) }
        switch point {
        case digits.count...21:
            bytes.append(contentsOf: digits)
            bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: point - digits.count))
        case 1...21:
            bytes.append(contentsOf: digits[..<point])
            bytes.append(UInt8(ascii: "."))
            bytes.append(contentsOf: digits[point...])
        case -5...0:
            bytes.append(contentsOf: "0.".utf8)
            bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: -point))
            bytes.append(contentsOf: digits)
        default:
            bytes.append(digits[0])
            if digits.count > 1 {
                bytes.append(UInt8(ascii: "."))
                bytes.append(contentsOf: digits[1...])
            }
            bytes.append(contentsOf: (point > 0 ? "e+" : "e-").utf8)
            bytes.append(contentsOf: abs(point - 1).description.utf8)
        }
    }
}
