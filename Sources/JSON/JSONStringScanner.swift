/// Checks a string up to its closing quote: UTF-8, escapes, surrogates in pairs, no control character.
struct JSONStringScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    /// The closing quote, once scanned.
    private(set) var at: Int
    private(set) var hasEscapes = false

    init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
        self.bytes = bytes
        at = start
    }

    mutating func scan() throws(JSONError) {
        while true {
            guard at < bytes.count else { throw JSONError(.unexpectedEnd, at: at) }
            let byte = bytes[at]
            switch byte {
            case UInt8(ascii: "\""): return
            case UInt8(ascii: "\\"): try escape()
            case 0..<0x20: throw JSONError(.controlCharacter, at: at)
            case 0x20..<0x80: at += 1
            default: try multibyte(byte)
            }
        }
    }

    private mutating func escape() throws(JSONError) {
        hasEscapes = true
        guard at + 1 < bytes.count else { throw JSONError(.unexpectedEnd, at: at) }
        switch bytes[at + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            at += 2
        case UInt8(ascii: "u"):
            let unit = try codeUnit(at: at + 2)
            switch unit {
            case 0xD800..<0xDC00:
                guard at + 7 < bytes.count, bytes[at + 6] == UInt8(ascii: "\\"), bytes[at + 7] == UInt8(ascii: "u")
                else { throw JSONError(.loneSurrogate, at: at) }
                guard (0xDC00..<0xE000).contains(try codeUnit(at: at + 8)) else {
                    throw JSONError(.loneSurrogate, at: at)
                }
                at += 12
            case 0xDC00..<0xE000: throw JSONError(.loneSurrogate, at: at)
            default: at += 6
            }
        default: throw JSONError(.badEscape, at: at)
        }
    }

    private func codeUnit(at start: Int) throws(JSONError) -> UInt32 {
        guard start + 4 <= bytes.count else { throw JSONError(.unexpectedEnd, at: start) }
        var unit: UInt32 = 0
        for place in start..<start + 4 {
            let byte = bytes[place]
            switch byte {
            case 0x30...0x39: unit = unit << 4 | UInt32(byte - 0x30)
            case 0x41...0x46, 0x61...0x66: unit = unit << 4 | UInt32(byte | 0x20 - 0x57)
            default: throw JSONError(.badEscape, at: place)
            }
        }
        return unit
    }

    /// The well-formed sequences of the Unicode standard, table 3-7.
    private mutating func multibyte(_ first: UInt8) throws(JSONError) {
        let length: Int
        switch first {
        case 0xC2..<0xE0: length = 2
        case 0xE0..<0xF0: length = 3
        case 0xF0..<0xF5: length = 4
        default: throw JSONError(.badUTF8, at: at)
        }
        guard at + length <= bytes.count else { throw JSONError(.badUTF8, at: at) }
        for place in at + 1..<at + length where bytes[place] & 0xC0 != 0x80 { throw JSONError(.badUTF8, at: at) }
        let second = bytes[at + 1]
        switch first {
        case 0xE0 where second < 0xA0, 0xED where second >= 0xA0, 0xF0 where second < 0x90, 0xF4 where second >= 0x90:
            throw JSONError(.badUTF8, at: at)
        default: at += length
        }
    }
}
