package import HTTP

/// The servers in front whose word is taken on who the client is; none unless the configuration names them.
///
/// `X-Forwarded-For` and `Forwarded` (RFC 7239) are written by whoever sends the request: only what a named proxy added may
/// be believed, so the chain is read from its end, and the first address that is not a named proxy is the client.
package struct TrustedProxies: Sendable {
    private let networks: [AddressBlock]

    /// Proxies by address, or by network (`10.0.0.0/8`, `2001:db8::/32`); `nil` when one cannot be read.
    package init?(_ texts: [String]) {
        var networks: [AddressBlock] = []
        for text in texts {
            guard let network = AddressBlock(text) else { return nil }
            networks.append(network)
        }
        self.networks = networks
    }

    /// Who sent a request.
    package struct Client: Hashable, Sendable {
        package let address: PeerAddress
        /// Whether a named proxy says that the client spoke TLS to it.
        package let usedTLS: Bool
    }

    /// The client of a request.
    package func client(of head: RequestHead) -> Client {
        guard !networks.isEmpty, isTrusted(head.peer) else { return Client(address: head.peer, usedTLS: false) }
        let hops = head.fields.contains(.forwarded) ? forwarded(head) : xForwarded(head)
        var client = Client(address: head.peer, usedTLS: hops.last?.usedTLS ?? false)
        for hop in hops.reversed() {
            guard let address = hop.address else { break }
            client = Client(address: address, usedTLS: hop.usedTLS)
            guard isTrusted(address) else { break }
        }
        return client
    }

    private struct Hop {
        let address: PeerAddress?
        let usedTLS: Bool
    }

    private func xForwarded(_ head: RequestHead) -> [Hop] {
        let usesTLS = head.fields[.forwardedProtocol]?.lowercased() == "https"
        return head.fields.values(.forwardedFor).flatMap { $0.split(separator: ",") }.map {
            Hop(address: PeerAddress(String($0.trimmed)), usedTLS: usesTLS)
        }
    }

    private func forwarded(_ head: RequestHead) -> [Hop] {
        head.fields.values(.forwarded).flatMap { $0.split(separator: ",") }.map { element in
            var address: PeerAddress?
            var usedTLS = false
            for pair in element.split(separator: ";") {
                let parts = pair.trimmed.split(separator: "=", maxSplits: 1)
                guard parts.count == 2 else { continue }
                let value = parts[1].filter { $0 != "\"" }
                switch parts[0].lowercased() {
                case "for": address = PeerAddress(value)
                case "proto": usedTLS = value.lowercased() == "https"
                default: break
                }
            }
            return Hop(address: address, usedTLS: usedTLS)
        }
    }

    private func isTrusted(_ address: PeerAddress) -> Bool { networks.contains { $0.contains(address) } }
}
