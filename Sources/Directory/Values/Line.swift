import Database
import Kernel

/// Words on one line, 1 to 200 characters: a name, a function, a street.
package struct Line: TextCodable, LosslessStringConvertible, SQLValue, Hashable {
    package let description: String

    package init?(_ text: String) {
        guard let text = PlainText.trimmed(text, limit: 200, isOneLine: true) else { return nil }
        description = text
    }
}

/// Words on several lines, 1 to 2,000 characters: what an organisation says of itself to everybody.
package struct Note: TextCodable, LosslessStringConvertible, SQLValue, Hashable {
    package let description: String

    package init?(_ text: String) {
        guard let text = PlainText.trimmed(text, limit: 2000, isOneLine: false) else { return nil }
        description = text
    }
}

/// The rule that lines and notes share.
private enum PlainText {
    /// The text without the white space around it; `nil` when it is empty, too long or holds control characters.
    static func trimmed(_ text: String, limit: Int, isOneLine: Bool) -> String? {
        var rest = text.drop(while: \.isWhitespace)
        while rest.last?.isWhitespace == true { rest.removeLast() }
        let isPlain = rest.unicodeScalars.allSatisfy { scalar in
            scalar.value >= 0x20 && scalar.value != 0x7F || !isOneLine && (scalar == "\n" || scalar == "\t")
        }
        guard !rest.isEmpty, rest.count <= limit, isPlain else { return nil }
        return String(rest)
    }
}
