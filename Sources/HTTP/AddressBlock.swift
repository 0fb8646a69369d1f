/// An address, or all that share its first bits: `10.0.0.0/8`, `2001:db8::/32` (RFC 4632).
package struct AddressBlock: Hashable, Sendable, LosslessStringConvertible {
    private let prefix: [Bool]
    private let width: Int
    package let description: String

    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard let bits = parts.first.flatMap({ PeerAddress(String($0)) })?.bits, parts.count <= 2 else { return nil }
        var length = bits.count
        if parts.count == 2 {
            guard let given = Int(parts[1]), (0...bits.count).contains(given) else { return nil }
            length = given
        }
        prefix = Array(bits.prefix(length))
        width = bits.count
        description = text
    }

    /// Whether an address is one of them.
    package func contains(_ address: PeerAddress) -> Bool {
        guard let bits = address.bits, bits.count == width else { return false }
        return bits.starts(with: prefix)
    }
}
