import HTTP
import HTTPServer
import Kernel

/// A server on a free port of this machine, stopped with the value.
final class TestServer {
    let server: HTTPServer

    /// The port of the first listener.
    var port: UInt16 { server.ports[0] }

    /// Starts a server; deadlines are the product's unless changed.
    init(
        _ addresses: [Listener.Address] = [.network(host: "127.0.0.1", port: 0)],
        change: (inout ServerConfiguration) -> Void = { _ in }
    ) throws {
        var configuration = ServerConfiguration(
            listeners: addresses.map { Listener($0) { ProbeHandler() } }
        ) { failure, _ in
            var response = Response(Status(failure.problem.kind), body: Array(failure.problem.code.utf8))
            if let seconds = failure.retryAfter { response.fields.append(.retryAfter, String(seconds)) }
            return response
        }
        configuration.threads = 2
        configuration.deadlines.drainGrace = 100
        change(&configuration)
        server = try HTTPServer(configuration)
        server.start()
    }

    deinit { server.stop() }

    /// Connects to the first listener.
    func connect() -> RawClient { RawClient(port: port) }

    /// Sends a text on a connection of its own, and reads until the server closes.
    func answer(to text: String) -> (text: String, ending: RawClient.Ending) {
        let client = connect()
        client.send(text)
        return client.readToEnd()
    }
}
