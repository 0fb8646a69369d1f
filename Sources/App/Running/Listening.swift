import Endpoints
private import Glibc
import HTTP
import HTTPServer
import Kernel

/// The doors of the service: network, owner's socket, metrics; each with what may be asked there.
struct Listening {
    let services: Services
    private let configuration: Configuration
    private let ownerServices: Services
    private let metricsServices: Services

    init(
        _ configuration: Configuration, status: ServiceStatus, metrics: MetricsSource, routes: [Route],
        authentication: any Authentication, make: (Router, Services.Door) -> Services
    ) {
        self.configuration = configuration
        services = make(Router(routes.filter { $0.operation.access != .owner }), .network(authentication))
        ownerServices = make(Router(routes), .owner)
        metricsServices = make(
            Router([Route(ShowMetrics(source: metrics)), Route(Live()), Route(Ready(status: status))]),
            .network(NoAccounts()))
    }

    /// A server whose sockets are open.
    struct Bound {
        let server: HTTPServer
        let port: UInt16
        let metricsPort: UInt16?
    }

    /// Opens the sockets.
    ///
    /// - Throws: when an address is taken or not ours, as a sentence.
    func bind(_ reach: Service.Reach, refusal: @escaping @Sendable (Failure, RequestHead?) -> Response) throws -> Bound
    {
        let owner = Listener(.unix(path: configuration.ownerSocket), makeHandler: handlers(ownerServices))
        guard reach == .everywhere else {
            return Bound(server: try server([owner], refusal), port: 0, metricsPort: nil)
        }
        let inherited = ServiceManager.inheritedSockets()
        let addresses: [Listener.Address] =
            inherited.isEmpty
            ? [.network(host: configuration.host, port: configuration.port)] : inherited.map { .descriptor($0) }
        let network = addresses.map { Listener($0, makeHandler: handlers(services)) }
        for port in metricsPorts {
            do {
                let metrics = Listener(
                    .network(host: configuration.metricsHost, port: port),
                    makeHandler: handlers(metricsServices))
                let server = try server(network + [metrics, owner], refusal)
                return Bound(server: server, port: server.ports[0], metricsPort: server.ports[network.count])
            } catch let error as SocketError where configuration.metricsPort == .usual {
                // The usual port of metrics may belong to another service of this machine: the API matters more.
                guard error.code == EADDRINUSE else { throw error }
            }
        }
        let server = try server(network + [owner], refusal)
        return Bound(server: server, port: server.ports[0], metricsPort: nil)
    }

    private var metricsPorts: [UInt16] {
        switch configuration.metricsPort {
        case .off: []
        case .exactly(let port): [port]
        case .usual: [9464]
        }
    }

    private func server(
        _ listeners: [Listener], _ refusal: @escaping @Sendable (Failure, RequestHead?) -> Response
    ) throws -> HTTPServer {
        var settings = ServerConfiguration(listeners: listeners, render: refusal)
        settings.threads = configuration.threads
        settings.connectionLimit = configuration.connectionLimit
        settings.connectionLimitPerAddress = configuration.connectionLimitPerAddress
        return try HTTPServer(settings)
    }

    private func handlers(_ services: Services) -> @Sendable () -> any RequestHandler {
        {
            do { return try Gateway(services) } catch {
                fatalError("The database cannot be opened for reading: \(error)")
            }
        }
    }
}
