import BenchmarkSupport
import Crypto
import Database
import Endpoints
import Glibc
import Kernel

/// The whole service with many invented tickets, for who measures it: `bench-tickets PORT DATABASE HOME TICKETS`.
///
/// Tokens name who calls: `aidant-7`, `agent-3`, `national-2`, `network-0`, `administrator`.
@main
enum BenchTickets {
    static func main() throws {
        let arguments = CommandLine.arguments
        let keys = arguments[2] + ".keys"
        if access(keys, F_OK) != 0 { try KeyFile(keys).create(at: Clock.system.now()) }
        let count = Int(arguments[4])!
        let generating = Feature(
            name: "bench-tickets",
            beforeServing: { database in try GeneratedTickets(database).write(count) })
        try MeasuredService.serve(
            port: arguments[1], database: arguments[2], home: arguments[3],
            settings: ["GUICHET_RATE_LIMITS": "off", "GUICHET_KEYS": keys], extra: [generating],
            authentication: BenchCallers())
    }
}
