import Database
import Kernel

/// The name of an organisation, as the address book gives it, or of a unit: 2 to 60 small letters, digits and single hyphens.
package struct Slug: TextCodable, Hashable, SQLValue {
    package let description: String

    package init?(_ text: String) {
        let words = text.utf8.split(separator: 0x2D, omittingEmptySubsequences: false)
        let isPlain = words.allSatisfy { word in
            !word.isEmpty && word.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
        }
        guard (2...60).contains(text.utf8.count), isPlain else { return nil }
        description = text
    }
}
