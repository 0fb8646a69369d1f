/// The numbers of the core schema: `12`, `-1.5e3`, `0o17`, `0xFF`; neither `1_000` nor `1:30` nor `0b1` is one.
enum YAMLNumber {
    /// The number that a plain scalar is.
    static func value(_ text: String) -> Double? {
        let bytes = Array(text.utf8)
        if bytes.starts(with: "0x".utf8) { return integer(bytes.dropFirst(2), radix: 16) }
        if bytes.starts(with: "0o".utf8) { return integer(bytes.dropFirst(2), radix: 8) }
        guard let decimal = decimal(bytes[...]) else { return nil }
        return Double(decimal)
    }

    /// Whether a number has neither point nor exponent.
    static func isInteger(_ text: String) -> Bool {
        text.hasPrefix("0x") || !text.utf8.contains { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") }
    }

    private static func integer(_ digits: ArraySlice<UInt8>, radix: Int) -> Double? {
        guard !digits.isEmpty else { return nil }
        var value = 0.0
        for digit in digits {
            guard let worth = Character(Unicode.Scalar(digit)).hexDigitValue, worth < radix else { return nil }
            value = value * Double(radix) + Double(worth)
        }
        return value
    }

    /// `[-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`, laid out for Swift, which wants digits on both
    /// sides of the point.
    private static func decimal(_ bytes: ArraySlice<UInt8>) -> String? {
        var rest = bytes
        var text = ""
        func skip(_ characters: String) -> UInt8? {
            guard let first = rest.first, characters.utf8.contains(first) else { return nil }
            rest.removeFirst()
            return first
        }
        func digits() -> String {
            let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            rest.removeFirst(digits.count)
            return String(decoding: digits, as: UTF8.self)
        }
        if skip("-+") == UInt8(ascii: "-") { text = "-" }
        let whole = digits()
        let fraction = skip(".") == nil ? "" : digits()
        guard !whole.isEmpty || !fraction.isEmpty else { return nil }
        text += "0\(whole).\(fraction)0"
        if skip("eE") != nil {
            text += skip("-+") == UInt8(ascii: "-") ? "e-" : "e+"
            text += digits()
        }
        return rest.isEmpty ? text : nil
    }
}
