/// The address of a mailbox, as much as a relay needs (RFC 5321 §4.1.2): dot-atoms around an `@`, in ASCII, so that it
/// can break neither a command nor a header.
package struct MailAddress: LosslessStringConvertible, Hashable, Sendable {
    package let description: String

    /// What stands after the `@`.
    package var domain: Substring { description[description.index(after: description.lastIndex(of: "@")!)...] }

    package init?(_ text: String) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...64).contains(parts[0].utf8.count), (1...253).contains(parts[1].utf8.count),
            parts[0].split(separator: ".", omittingEmptySubsequences: false).allSatisfy(MailAddress.isAtom),
            parts[1].split(separator: ".", omittingEmptySubsequences: false).allSatisfy(MailAddress.isLabel)
        else { return nil }
        description = text
    }

    private static func isAtom(_ part: Substring) -> Bool {
        !part.isEmpty && part.utf8.allSatisfy { isAlphanumeric($0) || "!#$%&'*+-/=?^_`{|}~".utf8.contains($0) }
    }

    private static func isLabel(_ part: Substring) -> Bool {
        (1...63).contains(part.utf8.count) && part.first != "-" && part.last != "-"
            && part.utf8.allSatisfy { isAlphanumeric($0) || $0 == 0x2D }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
    }
}
