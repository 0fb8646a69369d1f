/// Where connections come from, and who answers them.
package struct Listener: Sendable {
    package let address: Address
    package let makeHandler: @Sendable () -> any RequestHandler

    /// A listener; the closure is called once on each event thread.
    package init(_ address: Address, makeHandler: @escaping @Sendable () -> any RequestHandler) {
        self.address = address
        self.makeHandler = makeHandler
    }

    /// Whether the socket was somebody else's first.
    var isHandedOver: Bool { if case .descriptor = address { true } else { false } }

    /// A place to listen at.
    package enum Address: Hashable, Sendable {
        /// A numeric IPv4 or IPv6 address; port 0 takes a free one.
        case network(host: String, port: UInt16)
        /// A Unix-domain socket that the owner alone may open (mode 0600); a stale file is replaced.
        case unix(path: String)
        /// A socket which listens already, handed over by the service manager.
        case descriptor(Int32)
    }
}
