import App
import Endpoints
import Glibc
import Kernel
import Logging

/// The whole service with rows of its own, so that one row by id and one durable row are measured through every layer:
/// `bench-service PORT DATABASE HOME`.
@main
enum BenchService {
    static func main() throws {
        let arguments = CommandLine.arguments
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGTERM)
        sigaddset(&signals, SIGINT)
        pthread_sigmask(SIG_BLOCK, &signals, nil)

        let environment = [
            "GUICHET_PORT": arguments[1], "GUICHET_DATABASE": arguments[2], "GUICHET_HOME": arguments[3],
            "GUICHET_METRICS_PORT": "off",
            // A limit that is never reached: counting is measured, and not refusing.
            "GUICHET_RATE_LIMITS": getenv("GUICHET_RATE_LIMITS").map { String(cString: $0) }
                ?? "anonymous=1000000/1,authenticated=1000000/1",
        ]
        let configuration = try Configuration(ConfigurationSource(flags: [:], environment: environment))
        let service = try Service(configuration, log: Log(level: .warning), extra: [BenchRow.feature])

        var signal: Int32 = 0
        sigwait(&signals, &signal)
        service.stop()
    }
}
