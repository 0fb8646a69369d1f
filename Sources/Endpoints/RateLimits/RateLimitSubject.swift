package import HTTP

/// Whose requests are counted together.
package enum RateLimitSubject: Hashable, Sendable {
    /// Everybody at an IPv4 address, or in an IPv6 /64: that is what one subscriber has.
    case address(PeerAddress)
    case account(String)
    case key(String)
}
