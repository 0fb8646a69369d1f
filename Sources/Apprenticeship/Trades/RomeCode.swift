import Database
import Kernel

/// A code of the directory of trades (ROME): a letter and four digits, kept as one number so that it compares fast.
package struct RomeCode: Hashable, Comparable, Sendable {
    /// The letter's byte, then the digits.
    let number: UInt32

    /// The domain: the letter and two digits.
    var domain: UInt32 { number / 100 }
    /// The large domain: the letter.
    var largeDomain: UInt32 { number / 10_000 }

    package static func < (left: RomeCode, right: RomeCode) -> Bool { left.number < right.number }
}

extension RomeCode: TextCodable, SQLValue {
    package init?(_ description: String) {
        let bytes = Array(description.utf8)
        guard bytes.count == 5, (0x41...0x4E).contains(bytes[0]),
            bytes.dropFirst().allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        number = bytes.dropFirst().reduce(0) { $0 * 10 + UInt32($1 - 0x30) } + UInt32(bytes[0]) * 10_000
    }

    package var description: String {
        let digits = String(number % 10_000)
        return String(Unicode.Scalar(UInt8(largeDomain))) + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
