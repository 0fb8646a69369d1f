import Glibc

/// Which addresses on the network may be called.
///
/// A partner's URL is typed by somebody: without this, it could make the service talk to itself, to its neighbours or to
/// the machine's metadata (OWASP, Server Side Request Forgery). What is compared is the address about to be connected,
/// after every name was resolved.
package enum AddressGuard {
    /// Blocks of the IANA registry of special-purpose IPv4 addresses that are not global, multicast and beyond included.
    private static let specialBlocks: [(network: UInt32, bits: UInt32)] = [
        (0x0000_0000, 8), (0x0A00_0000, 8), (0x6440_0000, 10), (0x7F00_0000, 8), (0xA9FE_0000, 16), (0xAC10_0000, 12),
        (0xC000_0000, 24), (0xC000_0200, 24), (0xC058_6300, 24), (0xC0A8_0000, 16), (0xC612_0000, 15),
        (0xC633_6400, 24), (0xCB00_7100, 24), (0xE000_0000, 3),
    ]

    /// Whether an IPv4 address is one of the public network.
    package static func isPublic(_ address: UInt32) -> Bool {
        !specialBlocks.contains { address >> (32 - $0.bits) == $0.network >> (32 - $0.bits) }
    }

    /// Whether the 16 bytes of an IPv6 address are of the public network: 2000::/3, without what tunnels to IPv4 or
    /// serves protocols and documentation. An IPv4 address in IPv6's clothes is judged as what it is.
    package static func isPublic(_ address: [UInt8]) -> Bool {
        guard address.count == 16 else { return false }
        if address[..<10].allSatisfy({ $0 == 0 }), address[10] == 0xFF, address[11] == 0xFF {
            return isPublic(address[12...].reduce(0) { $0 << 8 | UInt32($1) })
        }
        let first = UInt16(address[0]) << 8 | UInt16(address[1])
        let second = UInt16(address[2]) << 8 | UInt16(address[3])
        switch (first, second) {
        case (0x2001, 0..<0x0200), (0x2001, 0x0DB8), (0x2002, _), (0x3FFF, 0..<0x1000): return false
        default: return first >> 13 == 1
        }
    }

    /// Whether an address about to be connected is public; addresses of other families are not.
    static func isPublic(_ address: UnsafePointer<sockaddr>) -> Bool {
        switch Int32(address.pointee.sa_family) {
        case AF_INET:
            address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
                isPublic(UInt32(bigEndian: $0.pointee.sin_addr.s_addr))
            }
        case AF_INET6:
            address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) {
                withUnsafeBytes(of: $0.pointee.sin6_addr) { isPublic(Array($0)) }
            }
        default: false
        }
    }
}
