import Glibc
import HTTP
import HTTPServer
import Kernel

/// Serves fixed answers, so that the engine is measured alone: `bench-static [port] [threads]`.
@main
enum StaticServer {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst().compactMap { UInt16($0) }
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGTERM)
        sigaddset(&signals, SIGINT)
        pthread_sigmask(SIG_BLOCK, &signals, nil)

        let port = arguments.first ?? 9200
        var configuration = ServerConfiguration(
            listeners: [Listener(.network(host: "127.0.0.1", port: port)) { StaticHandler() }]
        ) { failure, _ in
            var response = Response(Status(failure.problem.kind), body: Array(failure.problem.code.utf8))
            if let seconds = failure.retryAfter { response.fields.append(.retryAfter, String(seconds)) }
            return response
        }
        if arguments.count > 1 { configuration.threads = Int(arguments[1]) }
        let server = try HTTPServer(configuration)
        server.start()

        var signal: Int32 = 0
        sigwait(&signals, &signal)
        server.stop()
    }
}
