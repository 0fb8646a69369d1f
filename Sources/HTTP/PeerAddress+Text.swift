private import Glibc

extension PeerAddress {
    /// Reads a numeric IPv4 or IPv6 address, with brackets and a port or without; a mapped IPv4 address is that address.
    package init?(_ text: String) {
        let host = PeerAddress.host(of: text)
        var four = in_addr()
        var six = in6_addr()
        if inet_pton(AF_INET, host, &four) == 1 {
            self = .ipv4(UInt32(bigEndian: four.s_addr))
        } else if inet_pton(AF_INET6, host, &six) == 1 {
            let halves = withUnsafeBytes(of: &six) { bytes in
                [0, 8].map { UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: $0, as: UInt64.self)) }
            }
            let isMapped = halves[0] == 0 && halves[1] >> 32 == 0xFFFF
            self = isMapped ? .ipv4(UInt32(truncatingIfNeeded: halves[1])) : .ipv6(halves[0], halves[1])
        } else {
            return nil
        }
    }

    /// Without brackets, and without the port that proxies add.
    private static func host(of text: String) -> String {
        if text.hasPrefix("[") { return String(text.dropFirst().prefix { $0 != "]" }) }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count == 2 ? String(parts[0]) : text
    }

    /// The bits of the address, most significant first; `nil` for a process of this machine.
    package var bits: [Bool]? {
        func bits(_ word: UInt64, _ count: Int) -> [Bool] { (0..<count).reversed().map { word >> UInt64($0) & 1 == 1 } }
        switch self {
        case .ipv4(let address): return bits(UInt64(address), 32)
        case .ipv6(let network, let interface): return bits(network, 64) + bits(interface, 64)
        case .local: return nil
        }
    }
}
