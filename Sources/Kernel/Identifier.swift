/// The name of one thing of a kind: a UUID of version 7 (RFC 9562 §5.7), so that new names sort last.
package struct Identifier<Entity>: Hashable, Comparable, Sendable {
    private let high: UInt64
    private let low: UInt64

    private init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// A new name: the instant's milliseconds, then 74 random bits.
    package init(at instant: Timestamp, using generator: inout some RandomNumberGenerator) {
        let milliseconds = UInt64(bitPattern: instant.milliseconds) & 0xFFFF_FFFF_FFFF
        high = milliseconds << 16 | 0x7000 | generator.next() & 0x0FFF
        low = 0x8000_0000_0000_0000 | generator.next() >> 2
    }

    /// A new name from the system's random source.
    package init(at instant: Timestamp) {
        var generator = SystemRandomNumberGenerator()
        self.init(at: instant, using: &generator)
    }

    package static func < (left: Self, right: Self) -> Bool { (left.high, left.low) < (right.high, right.low) }
}

extension Identifier: LosslessStringConvertible {
    /// Reads the 36 characters of a UUID, of any version, in lower case; upper case is refused so that a name has one
    /// spelling.
    package init?(_ description: String) {
        var high: UInt64 = 0
        var low: UInt64 = 0
        var count = 0
        for byte in description.utf8 {
            defer { count += 1 }
            switch (count, byte) {
            case (8, 0x2D), (13, 0x2D), (18, 0x2D), (23, 0x2D): continue
            case (8, _), (13, _), (18, _), (23, _): return nil
            case (0..<36, 0x30...0x39), (0..<36, 0x61...0x66):
                let digit = UInt64(byte < 0x3A ? byte - 0x30 : byte - 0x57)
                if count < 18 { high = high << 4 | digit } else { low = low << 4 | digit }
            default: return nil
            }
        }
        guard count == 36 else { return nil }
        self.init(high: high, low: low)
    }

    package var description: String {
        String(unsafeUninitializedCapacity: 36) { buffer in
            var place = 0
            for index in 0..<32 {
                if index == 8 || index == 12 || index == 16 || index == 20 {
                    buffer[place] = 0x2D
                    place += 1
                }
                let word = index < 16 ? high : low
                let digit = UInt8(truncatingIfNeeded: word >> UInt64(60 - index % 16 * 4) & 0xF)
                buffer[place] = digit < 10 ? 0x30 + digit : 0x57 + digit
                place += 1
            }
            return place
        }
    }
}
