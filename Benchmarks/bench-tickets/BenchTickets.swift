import App
import Crypto
import Database
import Endpoints
import Glibc
import Kernel
import Logging

/// The whole service with many invented tickets, for who measures it: `bench-tickets PORT DATABASE HOME TICKETS`.
///
/// Tokens name who calls: `aidant-7`, `agent-3`, `national-2`, `administrator`.
@main
enum BenchTickets {
    static func main() throws {
        let arguments = CommandLine.arguments
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGTERM)
        sigaddset(&signals, SIGINT)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        let keys = arguments[2] + ".keys"
        if access(keys, F_OK) != 0 { try KeyFile(keys).create(at: Clock.system.now()) }
        let environment = [
            "GUICHET_PORT": arguments[1], "GUICHET_DATABASE": arguments[2], "GUICHET_HOME": arguments[3],
            "GUICHET_METRICS_PORT": "off", "GUICHET_RATE_LIMITS": "off", "GUICHET_KEYS": keys,
        ]
        let count = Int(arguments[4])!
        let configuration = try Configuration(ConfigurationSource(flags: [:], environment: environment))
        let generating = Feature(
            name: "bench-tickets",
            beforeServing: { database in try GeneratedTickets(database).write(count) })
        let service = try Service(
            configuration, log: Log(level: .warning), extra: [generating], authentication: BenchCallers())
        var signal: Int32 = 0
        sigwait(&signals, &signal)
        service.stop()
    }
}
