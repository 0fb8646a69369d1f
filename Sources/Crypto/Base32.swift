/// Bytes in the alphabet that authenticator applications read (RFC 4648 §6), without padding.
package enum Base32 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    /// Eight characters for five bytes, fewer at the end.
    package static func text(_ bytes: [UInt8]) -> String {
        var characters: [UInt8] = []
        var bits: UInt32 = 0
        var waiting = 0
        for byte in bytes {
            bits = bits << 8 | UInt32(byte)
            waiting += 8
            while waiting >= 5 {
                waiting -= 5
                characters.append(alphabet[Int(bits >> UInt32(waiting) & 0x1F)])
            }
        }
        if waiting > 0 { characters.append(alphabet[Int(bits << UInt32(5 - waiting) & 0x1F)]) }
        return String(decoding: characters, as: UTF8.self)
    }

    /// Reads letters of either case and digits, spaces left out; `nil` for another character.
    package static func bytes(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        var bits: UInt32 = 0
        var waiting = 0
        for character in text.uppercased().utf8 where character != 0x20 {
            guard let value = alphabet.firstIndex(of: character) else { return nil }
            bits = bits << 5 | UInt32(value)
            waiting += 5
            if waiting >= 8 {
                waiting -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(waiting)))
            }
        }
        return bytes
    }
}
