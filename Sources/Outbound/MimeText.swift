private import Crypto

/// Text of any language in the ASCII of mail.
enum MimeText {
    /// A text for a header: words of at most 75 characters, folded (RFC 2047 §2). Control characters become spaces.
    static func encodedWords(_ text: String) -> String {
        var words: [String] = []
        var piece: [UInt8] = []
        for scalar in text.unicodeScalars {
            let isControl = scalar.value < 0x20 || scalar.value == 0x7F
            let bytes = Array(String(isControl ? " " : Character(scalar)).utf8)
            // 39 bytes make 52 characters of base64, which leaves room for the header's name; a character is never cut.
            if piece.count + bytes.count > 39 {
                words.append(word(piece))
                piece.removeAll()
            }
            piece += bytes
        }
        words.append(word(piece))
        return words.joined(separator: "\r\n ")
    }

    /// A body in base64, in lines of 76 characters (RFC 2045 §6.8).
    static func base64Lines(_ text: String) -> [String] {
        let characters = Array(Base64.text(Array(text.utf8)).utf8)
        return stride(from: 0, to: characters.count, by: 76).map {
            String(decoding: characters[$0..<min($0 + 76, characters.count)], as: UTF8.self)
        }
    }

    private static func word(_ bytes: [UInt8]) -> String { "=?utf-8?B?\(Base64.text(bytes))?=" }
}
