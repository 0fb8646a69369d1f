/// Percent escapes (RFC 3986 §2.1).
enum Escapes {
    /// Checks every character and every escape of a part of a target.
    static func check(_ bytes: [UInt8], _ range: Range<Int>, _ allowed: CharacterClass) throws(ParseError) {
        var place = range.lowerBound
        var isEscaped = false
        while place < range.upperBound {
            if bytes[place] == 0x25 {
                guard place + 2 < range.upperBound, let high = bytes[place + 1].hexadecimal,
                    let low = bytes[place + 2].hexadecimal, high | low != 0
                else { throw .badEscape }
                isEscaped = true
                place += 3
            } else {
                guard allowed.contains(bytes[place]) else { throw .badTarget }
                place += 1
            }
        }
        // Escapes are the only way to bytes past ASCII: without one, the text is UTF-8 already.
        if isEscaped, String(validating: decoded(bytes[range], plusIsSpace: false), as: UTF8.self) == nil {
            throw .badEscape
        }
    }

    /// The text that was escaped; the escapes were checked before.
    static func decode(_ bytes: ArraySlice<UInt8>, plusIsSpace: Bool) -> String {
        guard bytes.contains(where: { $0 == 0x25 || plusIsSpace && $0 == 0x2B }) else {
            return String(decoding: bytes, as: UTF8.self)
        }
        return String(decoding: decoded(bytes, plusIsSpace: plusIsSpace), as: UTF8.self)
    }

    private static func decoded(_ bytes: ArraySlice<UInt8>, plusIsSpace: Bool) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var place = bytes.startIndex
        while place < bytes.endIndex {
            if bytes[place] == 0x25, place + 2 < bytes.endIndex, let high = bytes[place + 1].hexadecimal,
                let low = bytes[place + 2].hexadecimal
            {
                result.append(high << 4 | low)
                place += 3
            } else {
                result.append(plusIsSpace && bytes[place] == 0x2B ? 0x20 : bytes[place])
                place += 1
            }
        }
        return result
    }
}
