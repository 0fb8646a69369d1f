import Database
import Kernel

/// Words on one line, 1 to 200 characters.
struct ShortText: TextCodable, SQLValue, Hashable {
    let description: String

    init?(_ text: String) {
        guard let text = Prose.trimmed(text, 1...200, isOneLine: false), !text.contains("\n") else { return nil }
        description = text
    }
}

/// Words on several lines, 1 to 2,000 characters.
struct LongText: TextCodable, SQLValue, Hashable {
    let description: String

    init?(_ text: String) {
        guard let text = Prose.trimmed(text, 1...2000, isOneLine: false) else { return nil }
        description = text
    }
}
