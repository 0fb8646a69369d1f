import Database
import Kernel

/// The name of an organisation or a unit: 1 to 64 small letters, digits and hyphens.
package struct Slug: TextCodable, Hashable, SQLValue {
    package let description: String

    package init?(_ text: String) {
        guard (1...64).contains(text.utf8.count), text.first != "-", text.last != "-",
            text.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D })
        else { return nil }
        description = text
    }
}
