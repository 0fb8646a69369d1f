/// The character classes of RFC 9110 and RFC 3986, one bit a character for the first 128.
struct CharacterClass {
    private let low: UInt64
    private let high: UInt64

    /// The characters of a text.
    init(_ characters: String) {
        var low: UInt64 = 0
        var high: UInt64 = 0
        for byte in characters.utf8 {
            if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte & 63) }
        }
        self.low = low
        self.high = high
    }

    /// Whether a byte is in the class; never for one past 127.
    @inline(__always)
    func contains(_ byte: UInt8) -> Bool {
        (byte < 64 ? low : byte < 128 ? high : 0) >> UInt64(byte & 63) & 1 == 1
    }

    private static let alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    /// What a field name or a method is made of (`tchar`, RFC 9110 §5.6.2).
    static let token = CharacterClass(alphanumeric + "!#$%&'*+-.^_`|~")
    /// What a path is made of: `pchar` and the slash (RFC 3986 §3.3), escapes read apart.
    static let path = CharacterClass(alphanumeric + "-._~!$&'()*+,;=:@/")
    /// What a query is made of (RFC 3986 §3.4), and what browsers leave as it is there.
    static let query = CharacterClass(alphanumeric + "-._~!$&'()*+,;=:@/?[]{}|^`\\")
    /// What a registered name is made of (RFC 3986 §3.2.2), without escapes: no host of ours has any.
    static let host = CharacterClass(alphanumeric + "-._~")
}

extension UInt8 {
    /// Whether the byte may be in a token.
    var isTokenCharacter: Bool { CharacterClass.token.contains(self) }

    /// Whether the byte may be in a field value: visible, space, tab or past ASCII (RFC 9110 §5.5).
    @inline(__always)
    var isFieldCharacter: Bool { self >= 0x20 && self != 0x7F || self == 0x09 }

    /// The byte, a capital made small.
    @inline(__always)
    var asciiLowercase: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }

    /// Whether the byte is `0` to `9`.
    @inline(__always)
    var isDigit: Bool { self &- 0x30 < 10 }

    /// The value of a hexadecimal digit.
    var hexadecimal: UInt8? {
        switch self {
        case 0x30...0x39: self - 0x30
        case 0x41...0x46: self - 0x37
        case 0x61...0x66: self - 0x57
        default: nil
        }
    }
}
