import Database
import Kernel

/// An e-mail address in the form in which it is compared: lower case, at most 254 characters (RFC 5321 §4.5.3.1).
package struct EmailAddress: TextCodable, Hashable, SQLValue {
    package let description: String

    package init?(_ text: String) {
        let text = text.lowercased()
        guard text.utf8.count <= 254, let at = text.lastIndex(of: "@") else { return nil }
        let local = text[..<at]
        let labels = text[text.index(after: at)...].split(separator: ".", omittingEmptySubsequences: false)
        guard (1...64).contains(local.utf8.count), local.utf8.allSatisfy(EmailAddress.isLocal),
            local.first != ".", local.last != ".", !local.contains(".."),
            labels.count >= 2, labels.allSatisfy(EmailAddress.isLabel), labels.last!.contains(where: \.isLetter)
        else { return nil }
        description = text
    }

    /// What stands after the `@`.
    package var domain: Substring { description[description.index(after: description.lastIndex(of: "@")!)...] }

    /// Letters, digits and the marks of RFC 5322 §3.2.3 that mail systems agree upon; no quoting.
    private static func isLocal(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x61...0x7A: true
        default: ".!#$%&'*+/=?^_`{|}~-".utf8.contains(byte)
        }
    }

    private static func isLabel(_ label: Substring) -> Bool {
        (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
            && label.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x2D
            }
    }
}
