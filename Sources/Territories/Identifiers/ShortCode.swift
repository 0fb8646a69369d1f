/// One to six ASCII digits and capital letters in 32 bits, whose order is the order of the texts.
///
/// Base 37, padded on the right with the digit that stands for nothing.
struct ShortCode: Hashable, Comparable, Sendable {
    let bits: UInt32

    private static let width = 6

    /// Reads digits and capital letters, nothing else.
    init?(_ bytes: some Collection<UInt8>) {
        guard (1...ShortCode.width).contains(bytes.count) else { return nil }
        var bits: UInt32 = 0
        for byte in bytes {
            switch byte {
            case 0x30...0x39: bits = bits * 37 + UInt32(byte - 0x2F)
            case 0x41...0x5A: bits = bits * 37 + UInt32(byte - 0x36)
            default: return nil
            }
        }
        for _ in bytes.count..<ShortCode.width { bits *= 37 }
        self.bits = bits
    }

    static func < (left: ShortCode, right: ShortCode) -> Bool { left.bits < right.bits }
}

extension ShortCode: CustomStringConvertible {
    var description: String {
        String(unsafeUninitializedCapacity: ShortCode.width) { buffer in
            var rest = bits
            var count = 0
            for place in stride(from: ShortCode.width - 1, through: 0, by: -1) {
                let digit = UInt8(truncatingIfNeeded: rest % 37)
                rest /= 37
                guard digit > 0 else { continue }
                buffer[place] = digit <= 10 ? digit + 0x2F : digit + 0x36
                count += 1
            }
            return count
        }
    }
}
