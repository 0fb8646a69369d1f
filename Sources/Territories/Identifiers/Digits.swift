/// A number of fixed length as people type it, with or without separators.
struct Digits: Hashable, Comparable, Sendable {
    /// Kept under 19 digits by every number that we read.
    let value: UInt64
    let count: Int

    init(value: UInt64, count: Int) {
        self.value = value
        self.count = count
    }

    /// Reads exactly that many ASCII digits; spaces, no-break spaces, dots and dashes between them are dropped.
    ///
    /// Full-width and other digits are refused: they look right and match nothing.
    init?(_ text: some StringProtocol, count: Int) {
        var value: UInt64 = 0
        var found = 0
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x30...0x39:
                found += 1
                guard found <= count else { return nil }
                value = value * 10 + UInt64(scalar.value - 0x30)
            case 0x20, 0x2D, 0x2E, 0xA0, 0x2007, 0x2009, 0x2010, 0x2011, 0x202F: continue
            default: return nil
            }
        }
        guard found == count else { return nil }
        self.init(value: value, count: count)
    }

    /// The digits added up.
    var sum: Int {
        var rest = value
        var sum = 0
        while rest > 0 {
            sum += Int(rest % 10)
            rest /= 10
        }
        return sum
    }

    /// Luhn's formula (ISO/IEC 7812-1, annex B): every second digit from the right counts double, 9 taken off past 9.
    var passesLuhn: Bool {
        var rest = value
        var sum = 0
        var isDoubled = false
        while rest > 0 {
            let digit = Int(rest % 10) * (isDoubled ? 2 : 1)
            sum += digit > 9 ? digit - 9 : digit
            isDoubled.toggle()
            rest /= 10
        }
        return sum.isMultiple(of: 10)
    }

    static func < (left: Digits, right: Digits) -> Bool { left.value < right.value }
}

extension Digits: CustomStringConvertible {
    /// All the digits, leading zeros too, without separators.
    var description: String {
        String(unsafeUninitializedCapacity: count) { buffer in
            var rest = value
            for place in stride(from: count - 1, through: 0, by: -1) {
                buffer[place] = UInt8(truncatingIfNeeded: 0x30 + rest % 10)
                rest /= 10
            }
            return count
        }
    }
}
