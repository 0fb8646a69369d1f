private import CEpoll
private import Glibc
import HTTP
import Synchronization

/// Takes connections from the listening sockets and deals them out to the event threads, the least busy first.
///
/// One thread accepts for all: a socket handed over by the service manager is one queue, and threads that accept from
/// one queue by themselves share it badly.
struct Acceptor: Sendable {
    private let sockets: [ListeningSocket]
    private let mailboxes: [Mailbox]
    private let census: ConnectionCensus
    private let counters: ServerCounters

    init(_ sockets: [ListeningSocket], _ mailboxes: [Mailbox], _ census: ConnectionCensus, _ counters: ServerCounters) {
        self.sockets = sockets
        self.mailboxes = mailboxes
        self.census = census
        self.counters = counters
    }

    /// Takes the connections that wait at one listener.
    ///
    /// - Returns: false when the process has no descriptor left: try again later.
    func accept(from listener: Int) -> Bool {
        // Bounded, so that the connections which this thread serves get their turn; the rest is announced again.
        for _ in 0..<128 {
            var storage = sockaddr_storage()
            var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
            let descriptor = withUnsafeMutableBytes(of: &storage) {
                cepoll_accept(
                    sockets[listener].descriptor, $0.assumingMemoryBound(to: sockaddr.self).baseAddress, &length)
            }
            if descriptor < 0 {
                switch errno {
                case EMFILE, ENFILE, ENOBUFS, ENOMEM: return false
                case EAGAIN: return true
                // The client went away while it waited.
                default: continue
                }
            }
            deal(Arrival(descriptor: descriptor, peer: peer(storage, descriptor), listener: listener))
        }
        return true
    }

    /// Stops listening.
    func close() {
        for socket in sockets { socket.close() }
    }

    /// Tells the event threads which do not accept.
    func tellOthers(_ message: Message) {
        for mailbox in mailboxes.dropFirst() { mailbox.post(message) }
    }

    /// The descriptors to watch, in the order of the listeners.
    var descriptors: [Int32] { sockets.map(\.descriptor) }

    private func deal(_ arrival: Arrival) {
        let verdict = census.enter(arrival.peer)
        var figures = ServerFigures()
        figures.accepted = 1
        figures.overLimit = verdict == .welcome ? 0 : 1
        figures.open = verdict == .refused ? 0 : 1
        counters.add(figures)
        guard verdict != .refused else {
            Glibc.close(arrival.descriptor)
            return
        }
        var least = mailboxes[0]
        for mailbox in mailboxes.dropFirst()
        where mailbox.connections.load(ordering: .relaxed) < least.connections.load(ordering: .relaxed) {
            least = mailbox
        }
        least.connections.add(1, ordering: .relaxed)
        least.post(.adopt(arrival, isExcess: verdict == .excess))
    }

    private func peer(_ storage: sockaddr_storage, _ descriptor: Int32) -> PeerAddress {
        withUnsafeBytes(of: storage) { bytes in
            switch Int32(storage.ss_family) {
            case AF_INET: return .ipv4(UInt32(bigEndian: bytes.load(fromByteOffset: 4, as: UInt32.self)))
            case AF_INET6:
                let network = UInt64(bigEndian: bytes.load(fromByteOffset: 8, as: UInt64.self))
                let interface = UInt64(bigEndian: bytes.load(fromByteOffset: 16, as: UInt64.self))
                // ::ffff:0:0/96 is IPv4, seen through an IPv6 socket.
                guard network == 0, interface >> 32 == 0xFFFF else { return .ipv6(network, interface) }
                return .ipv4(UInt32(truncatingIfNeeded: interface))
            default: return .local(user: cepoll_peer_user(descriptor))
            }
        }
    }
}
