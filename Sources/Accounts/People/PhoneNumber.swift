import Database
import Kernel

/// A telephone number as people write it: 4 to 20 digits, `+`, spaces, dots, hyphens or brackets.
package struct PhoneNumber: TextCodable, Hashable, SQLValue {
    package let description: String

    package init?(_ text: String) {
        let digits = text.utf8.count { (0x30...0x39).contains($0) }
        guard (4...20).contains(digits), text.utf8.count <= 30,
            text.utf8.allSatisfy({ (0x30...0x39).contains($0) || "+ .-()".utf8.contains($0) })
        else { return nil }
        description = text
    }
}
