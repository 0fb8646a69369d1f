/// The texts that people type, without what is around them.
enum Prose {
    /// The text without white space around it; `nil` when it is too short or too long or holds control characters.
    static func trimmed(_ text: String, _ length: ClosedRange<Int>, isOneLine: Bool) -> String? {
        var rest = text.drop(while: \.isWhitespace)
        while rest.last?.isWhitespace == true { rest.removeLast() }
        let isPlain = rest.unicodeScalars.allSatisfy { scalar in
            scalar.value >= 0x20 && scalar.value != 0x7F || !isOneLine && (scalar == "\n" || scalar == "\t")
        }
        guard length.contains(rest.count), isPlain else { return nil }
        return String(rest)
    }
}
