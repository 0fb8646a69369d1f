/// The rule of texts that people type: without what is around them, without control characters, of a bounded length.
package enum Prose {
    /// The text without white space around it; `nil` when it is too short or too long or holds control characters.
    ///
    /// - Parameter isOneLine: whether line ends and tabs are control characters too.
    package static func trimmed(_ text: String, _ length: ClosedRange<Int>, isOneLine: Bool) -> String? {
        let text = text.trimmingWhitespace
        let isPlain = text.unicodeScalars.allSatisfy { scalar in
            scalar.value >= 0x20 && scalar.value != 0x7F || !isOneLine && (scalar == "\n" || scalar == "\t")
        }
        guard length.contains(text.count), isPlain else { return nil }
        return text
    }
}

extension String {
    /// The text without white space around it.
    package var trimmingWhitespace: String {
        var rest = drop(while: \.isWhitespace)
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
