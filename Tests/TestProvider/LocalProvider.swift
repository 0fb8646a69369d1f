private import HTTP
private import HTTPServer
package import Kernel
package import Synchronization

/// A provider of identities on this machine, which does what those of the state do (ES256, signed and encrypted answers,
/// levels, sign-out), and any fault on request.
package final class LocalProvider: Sendable {
    package let conduct: Mutex<ProviderConduct>
    let desk: ProviderDesk
    private let server: HTTPServer

    package static let elliptic = TestKey.elliptic("ec-1")
    package static let rsa = TestKey.rsa("rsa-1")

    /// A provider on a free port, or on one of its own.
    package init(signingWith key: TestKey = LocalProvider.elliptic, port: UInt16 = 0, clock: Clock = .system) throws {
        conduct = Mutex(ProviderConduct(key))
        let desk = ProviderDesk(clock: clock)
        let handle = Handle()
        var configuration = ServerConfiguration(
            listeners: [Listener(.network(host: "127.0.0.1", port: port)) { ProviderHandler(handle) }],
            render: { _, _ in Response(400) })
        configuration.threads = 1
        configuration.deadlines.drain = 100
        configuration.deadlines.drainGrace = 0
        server = try HTTPServer(configuration)
        self.desk = desk
        desk.port.withLock { [port = server.ports[0]] in $0 = port }
        handle.provider.withLock { $0 = Weak(self) }
        server.start()
    }

    deinit {
        desk.unanswered.withLock { $0.removeAll() }
        server.stop()
    }

    package var issuer: String { desk.issuer }

    /// How the service is known here.
    package static let client = ProviderDesk.client
    package static let secret = ProviderDesk.secret

    /// How often a path was asked for.
    package func visits(_ path: String) -> Int { desk.visits.withLock { $0[path, default: 0] } }

    /// Changes how it behaves.
    package func behave(_ change: (inout ProviderConduct) -> Void) {
        conduct.withLock { change(&$0) }
    }

    /// The last form that came to the token endpoint, with its Authorization field as `authorization`.
    package var lastForm: [String: String] { desk.lastForm.withLock { $0 } }

    /// The provider that a handler serves, which must not keep it alive.
    final class Handle: Sendable {
        let provider = Mutex(Weak(nil))
    }

    struct Weak: Sendable {
        weak let value: LocalProvider?
        init(_ value: LocalProvider?) { self.value = value }
    }
}
