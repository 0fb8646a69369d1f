import Database
import Kernel

/// Words on one line, 1 to 200 characters: a name, a function, a street.
package struct Line: TextCodable, LosslessStringConvertible, SQLValue, Hashable {
    package let description: String

    package init?(_ text: String) {
        guard let text = Prose.trimmed(text, 1...200, isOneLine: true) else { return nil }
        description = text
    }
}

/// Words on several lines, 1 to 2,000 characters: what an organisation says of itself to everybody.
package struct Note: TextCodable, LosslessStringConvertible, SQLValue, Hashable {
    package let description: String

    package init?(_ text: String) {
        guard let text = Prose.trimmed(text, 1...2000, isOneLine: false) else { return nil }
        description = text
    }
}
