import Database
import Kernel

/// The address of a page or picture, https only, of at most 500 characters.
package struct WebAddress: TextCodable, LosslessStringConvertible, SQLValue, Hashable {
    package let description: String

    package init?(_ text: String) {
        guard text.utf8.count <= 500, text.hasPrefix("https://"),
            let host = text.dropFirst(8).split(separator: "/", omittingEmptySubsequences: false).first,
            EmailDomain(host.lowercased()) != nil,
            text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"\"<>\\^`{|}".utf8.contains($0) })
        else { return nil }
        description = text
    }
}
