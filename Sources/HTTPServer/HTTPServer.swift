private import Glibc
private import Kernel
private import Synchronization

/// The HTTP/1.1 engine: sockets in, requests to handlers, answers out.
package final class HTTPServer: Sendable {
    /// The ports which are listened at, in the order of the listeners; 0 for those that have none.
    package let ports: [UInt16]

    /// What was counted so far, from any thread.
    package var figures: ServerFigures { counters.figures }

    private let counters = ServerCounters()
    private let configuration: ServerConfiguration
    private let acceptor: Acceptor
    private let census: ConnectionCensus
    private let mailboxes: [Mailbox]
    private let pollers: [Int32]
    /// One element for each thread that has ended.
    private let ended: BoundedQueue<Int>
    /// Held while stopping, so that a second call waits for the first.
    private let state = Mutex(State.listening)

    private enum State {
        case listening
        case serving
        case ended
    }

    /// Opens the listening sockets.
    ///
    /// - Throws: what the system refused.
    package init(_ configuration: ServerConfiguration) throws(SocketError) {
        signal(SIGPIPE, SIG_IGN)
        let threads = configuration.threads ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        let sockets = try HTTPServer.open(configuration.listeners)
        var mailboxes: [Mailbox] = []
        var pollers: [Int32] = []
        for _ in 0..<threads {
            mailboxes.append(try Mailbox())
            pollers.append(try Poller.open())
        }
        self.configuration = configuration
        self.mailboxes = mailboxes
        self.pollers = pollers
        census = ConnectionCensus(
            limit: min(configuration.connectionLimit, HTTPServer.descriptorAllowance),
            limitPerAddress: configuration.connectionLimitPerAddress)
        acceptor = Acceptor(sockets, mailboxes, census, counters)
        ports = sockets.map(\.port)
        ended = BoundedQueue(limit: threads)
    }

    /// Starts the event threads and returns.
    package func start() {
        state.withLock { $0 = .serving }
        for index in mailboxes.indices {
            // The thread ends by itself: `stop` waits for its word in `ended`.
            _ = OSThread(named: "http-\(index)") { [self] in
                EventLoop(
                    configuration, poller: Poller(pollers[index]), mailbox: mailboxes[index],
                    acceptor: index == 0 ? acceptor : nil, census: census, counters: counters
                ).run()
                _ = ended.push(index)
            }
        }
    }

    /// Whether every event thread has come back to its mail since the last call; the first call says yes.
    package func isResponsive() -> Bool {
        defer { for mailbox in mailboxes where mailbox.hasComeBy { mailbox.ping() } }
        return mailboxes.allSatisfy(\.hasComeBy)
    }

    /// Stops accepting, finishes what is in flight (bounded), and returns when every thread has ended.
    package func stop() {
        state.withLock { state in
            switch state {
            case .listening: acceptor.close()
            case .serving:
                // The thread that accepts tells the others, after the last connection that it gave them.
                mailboxes[0].post(.drain)
                for _ in mailboxes { _ = ended.takeFirst() }
            case .ended: break
            }
            state = .ended
        }
    }

    /// Opens all sockets or none, so that a server can be tried with other addresses.
    private static func open(_ listeners: [Listener]) throws(SocketError) -> [ListeningSocket] {
        var sockets: [ListeningSocket] = []
        for listener in listeners {
            do throws(SocketError) {
                sockets.append(try ListeningSocket(listener.address))
            } catch {
                for (socket, opened) in zip(sockets, listeners) where !opened.isHandedOver { socket.close() }
                throw error
            }
        }
        return sockets
    }

    /// How many connections the process may hold, with descriptors left for files: 64, or half of what is allowed.
    private static var descriptorAllowance: Int {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return .max }
        let allowed = Int(clamping: limit.rlim_cur)
        return max(1, allowed - min(64, allowed / 2))
    }
}
