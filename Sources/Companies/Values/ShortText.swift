import Database
import Kernel

/// Words on one line, 1 to 200 characters.
struct ShortText: TextCodable, SQLValue, Hashable {
    let description: String

    init?(_ text: String) {
        guard let text = LongText.trimmed(text, limit: 200), !text.contains("\n") else { return nil }
        description = text
    }
}

/// Words on several lines, 1 to 2,000 characters.
struct LongText: TextCodable, SQLValue, Hashable {
    let description: String

    init?(_ text: String) {
        guard let text = LongText.trimmed(text, limit: 2000) else { return nil }
        description = text
    }

    /// The text without the white space around it; `nil` when it is empty, too long or holds control characters.
    fileprivate static func trimmed(_ text: String, limit: Int) -> String? {
        var rest = text.drop(while: \.isWhitespace)
        while rest.last?.isWhitespace == true { rest.removeLast() }
        let isPlain = rest.unicodeScalars.allSatisfy {
            $0.value >= 0x20 && $0.value != 0x7F || $0 == "\n" || $0 == "\t"
        }
        guard !rest.isEmpty, rest.count <= limit, isPlain else { return nil }
        return String(rest)
    }
}
