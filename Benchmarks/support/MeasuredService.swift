private import App
package import Endpoints
private import Glibc
private import Logging

/// The whole service as benchmarks start it: without metrics, with what they add.
package enum MeasuredService {
    /// Serves until a signal asks to stop.
    ///
    /// - Parameters:
    ///   - settings: more than the port, the database and the home folder.
    ///   - extra: features that fill the database, or are measured themselves.
    ///   - authentication: who calls; the service's own accounts and keys when absent.
    package static func serve(
        port: String, database: String, home: String, settings: [String: String] = ["GUICHET_RATE_LIMITS": "off"],
        extra: [Feature], authentication: (any Authentication)? = nil
    ) throws {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGTERM)
        sigaddset(&signals, SIGINT)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        let environment = [
            "GUICHET_PORT": port, "GUICHET_DATABASE": database, "GUICHET_HOME": home, "GUICHET_METRICS_PORT": "off",
        ].merging(settings) { _, given in given }
        let service = try Service(
            Configuration(ConfigurationSource(flags: [:], environment: environment)), log: Log(level: .warning),
            extra: extra, authentication: authentication)
        var signal: Int32 = 0
        sigwait(&signals, &signal)
        service.stop()
    }
}
