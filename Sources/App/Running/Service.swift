import Attachments
import Database
package import Endpoints
import Feedback
import HTTPServer
package import Kernel
package import Logging

/// The service, started: features wired, database open, listening.
package final class Service: Sendable {
    /// The port that the API is served at; 0 when it is not.
    package let port: UInt16
    /// The port of `/metrics`; `nil` when it is off.
    package let metricsPort: UInt16?
    /// Every route of the network and of the owner's socket.
    package let routes: [Route]
    /// Every refusal that may be answered.
    package let problems: [Problem]
    /// The version of the program.
    package let version = Version.current

    private let server: HTTPServer
    private let services: Services
    private let jobs: JobRunner
    private let chores: ChoreRunner
    private let watchdog: Watchdog
    private let status: ServiceStatus
    private let log: Log

    /// Where a service listens.
    package enum Reach: Sendable {
        /// On the network, for metrics and on the owner's socket.
        case everywhere
        /// On the owner's socket alone: for a command while no service runs.
        case ownerOnly
    }

    /// Threads for what waits for somebody outside.
    private static let callThreads = 4

    /// Starts the service.
    ///
    /// - Parameters:
    ///   - clock: in the place of the configured one.
    ///   - isDurable: `false` only in tests, which throw their files away.
    ///   - extra: features of the tests.
    ///   - authentication: tells who carries a token, in the place of accounts; only in tests.
    /// - Throws: what stands in the way, as a sentence.
    package init(
        _ configuration: Configuration, log: Log, clock: Clock? = nil, reach: Reach = .everywhere,
        isDurable: Bool = true, extra: [Feature] = [], authentication: (any Authentication)? = nil
    ) throws {
        self.log = log
        let clock = clock ?? configuration.clock
        let status = ServiceStatus(
            isDemonstration: configuration.isDemonstration,
            attachments: configuration.attachments.scanning.summary)
        let metrics = MetricsSource()
        let catalog = OperationCatalog()
        let ours = try Service.features(
            configuration, status: status, catalog: catalog, clock: clock, log: log, extra: extra)
        let features = ours.all
        var settings = configuration.storage
        settings.isDurable = isDurable
        let database = try Database(settings, migrations: features.flatMap(\.migrations), clock: clock)
        do {
            for feature in features { try feature.beforeServing?(database) }
        } catch {
            database.close()
            throw error
        }
        if reach == .everywhere {
            do {
                try Demonstration(configuration).settle(database, features.compactMap(\.loadDemonstration))
            } catch {
                database.close()
                throw error
            }
        }
        status.watch(database.writer)
        let errands = try ErrandPool(database, threads: configuration.threads ?? Processors.count, queueLimit: 512)
        let calls = try ErrandPool(database, threads: Service.callThreads, queueLimit: 64)
        let finisher = Finisher(
            crossOrigin: CrossOrigin(allowedOrigins: configuration.allowedOrigins),
            proxies: configuration.trustedProxies, log: log)
        routes = features.flatMap(\.routes)
        catalog.publish(routes.map(\.operation))
        problems = features.flatMap(\.problems)
        let limiter = configuration.rateLimits.map(RateLimiter.init)
        let listening = Listening(
            configuration, status: status, metrics: metrics, routes: routes,
            authentication: authentication ?? ours.authentication,
            make: { router, door in
                Services(
                    router: router, database: database, errands: errands, calls: calls, finisher: finisher,
                    clock: clock, door: door, limiter: limiter, typedIdentifiers: .ofPersons)
            })
        services = listening.services
        let bound = try listening.bind(
            reach,
            refusal: { failure, head in
                Gateway.refusal(failure, head, finisher: finisher, clock: clock)
            })
        server = bound.server
        port = bound.port
        metricsPort = bound.metricsPort
        metrics.watch(server, database, errands, finisher.figures)
        jobs = JobRunner(features.flatMap(\.jobs), database.writer, log: log)
        chores = try ChoreRunner(features.flatMap(\.chores), database, log: log)
        self.status = status
        server.start()
        watchdog = Watchdog(server, writer: database.writer)
    }

    /// Finishes what is in flight, brings everything into the file, and lets go of it.
    package func stop() {
        status.stop()
        watchdog.stop()
        jobs.stop()
        server.stop()
        // After the server: a scanner or a relay that does not answer must not keep requests from being drained.
        chores.stop()
        services.errands.stop()
        services.calls.stop()
        services.database.close()
        log.flush()
    }
}
