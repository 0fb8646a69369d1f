import Database
import Kernel

/// One line of text, 1 to 200 characters, without control characters and without white space around it.
package struct PlainLine: TextCodable, Hashable, SQLValue {
    package let description: String

    package init?(_ text: String) {
        guard (1...200).contains(text.count), text.first?.isWhitespace == false, text.last?.isWhitespace == false,
            text.unicodeScalars.allSatisfy({
                $0.properties.generalCategory != .control && $0.value != 0x2028 && $0.value != 0x2029
            })
        else { return nil }
        description = text
    }
}
