/// Bytes in the alphabet that needs no escape in a URL, without padding (RFC 4648 §5).
package enum Base64URL {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    /// Four characters for three bytes, fewer at the end.
    package static func text(_ bytes: [UInt8]) -> String {
        let length = (bytes.count * 8 + 5) / 6
        return String(unsafeUninitializedCapacity: length) { buffer in
            var bits: UInt32 = 0
            var waiting = 0
            var place = 0
            for byte in bytes {
                bits = bits << 8 | UInt32(byte)
                waiting += 8
                while waiting >= 6 {
                    waiting -= 6
                    buffer[place] = alphabet[Int(bits >> UInt32(waiting) & 0x3F)]
                    place += 1
                }
            }
            if waiting > 0 { buffer[place] = alphabet[Int(bits << UInt32(6 - waiting) & 0x3F)] }
            return length
        }
    }

    /// Reads what `text(_:)` writes and nothing else: no padding, no line, and no bit set after the last byte, so that
    /// a value has one spelling.
    package static func bytes(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count * 3 / 4)
        var bits: UInt32 = 0
        var waiting = 0
        for character in text.utf8 {
            guard let value = value(character) else { return nil }
            bits = bits << 6 | value
            waiting += 6
            if waiting >= 8 {
                waiting -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(waiting)))
            }
        }
        let rest = bits & (1 << UInt32(waiting) - 1)
        return waiting < 6 && rest == 0 ? bytes : nil
    }

    private static func value(_ character: UInt8) -> UInt32? {
        switch character {
        case 0x41...0x5A: UInt32(character) - 0x41
        case 0x61...0x7A: UInt32(character) - 0x61 + 26
        case 0x30...0x39: UInt32(character) - 0x30 + 52
        case 0x2D: 62
        case 0x5F: 63
        default: nil
        }
    }
}
