/// Where a connection comes from.
package enum PeerAddress: Hashable, Sendable {
    /// The four bytes, most significant first.
    case ipv4(UInt32)
    /// The sixteen bytes in two halves, most significant first; never a mapped IPv4 address.
    case ipv6(UInt64, UInt64)
    /// A process of this machine, through a Unix-domain socket.
    case local(user: UInt32)

    /// The address that a limit counts: an IPv6 subscriber has a whole /64.
    package var subscriber: PeerAddress {
        if case .ipv6(let network, _) = self { .ipv6(network, 0) } else { self }
    }
}

extension PeerAddress: CustomStringConvertible {
    /// The usual text: `192.0.2.1`, `2001:db8:0:0:0:0:0:1` without shortening, `local`.
    package var description: String {
        switch self {
        case .ipv4(let address):
            return [24, 16, 8, 0].map { String(address >> $0 & 0xFF) }.joined(separator: ".")
        case .ipv6(let network, let interface):
            return [network, interface].flatMap { half in
                [48, 32, 16, 0].map { String(half >> UInt64($0) & 0xFFFF, radix: 16) }
            }.joined(separator: ":")
        case .local: return "local"
        }
    }
}
