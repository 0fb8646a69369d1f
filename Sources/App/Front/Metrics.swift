import Database
import Endpoints
import HTTP
import HTTPServer
import Kernel
private import Synchronization

/// What a running service counts, in Prometheus' text format (version 0.0.4), on a listener of its own.
struct ShowMetrics: Query {
    static let operation = Operation(
        .get, "/metrics", id: "metrics", access: .anyone, produces: .metrics, counting: .never)
    let source: MetricsSource

    func handle(_ input: NoInput, for caller: Caller, in connection: Connection) -> Representation {
        Representation(.ok, .metrics, Array(source.text().utf8))
    }
}

/// Where the figures come from; filled in when the parts have started.
final class MetricsSource: Sendable {
    private let parts = Mutex<(server: HTTPServer, database: Database, errands: ErrandPool)?>(nil)

    func watch(_ server: HTTPServer, _ database: Database, _ errands: ErrandPool) {
        parts.withLock { $0 = (server, database, errands) }
    }

    func text() -> String {
        guard let (server, database, errands) = parts.withLock({ $0 }) else { return "" }
        let traffic = server.figures
        let figures: [(name: String, type: String, help: String, value: Int)] = [
            ("connections_accepted_total", "counter", "Connections taken.", traffic.accepted),
            ("connections_open", "gauge", "Connections open now.", traffic.open),
            ("connections_refused_total", "counter", "Connections over a limit.", traffic.overLimit),
            ("requests_total", "counter", "Requests given to a handler.", traffic.requests),
            ("requests_active", "gauge", "Requests not yet answered.", traffic.active),
            ("requests_malformed_total", "counter", "Requests refused by the parser.", traffic.malformed),
            ("requests_slow_total", "counter", "Connections cut for a slow request.", traffic.slowRequests),
            ("readers_slow_total", "counter", "Connections cut for a slow reader.", traffic.slowReaders),
            ("replies_unsent_total", "counter", "Requests that no handler answered.", traffic.unanswered),
            ("received_bytes_total", "counter", "Bytes read.", traffic.bytesRead),
            ("sent_bytes_total", "counter", "Bytes written.", traffic.bytesWritten),
            ("writes_waiting", "gauge", "Commands that wait for the writer.", database.writer.waiting),
            ("write_log_bytes", "gauge", "Bytes of the write-ahead log.", database.writer.logBytes),
            ("writes_refusing", "gauge", "1 while the disk refuses writes.", database.writer.isRefusing ? 1 : 0),
            ("errands_waiting", "gauge", "Errands that wait for a thread.", errands.waiting),
        ]
        return figures.map { figure in
            "# HELP guichet_\(figure.name) \(figure.help)\n# TYPE guichet_\(figure.name) \(figure.type)\n"
                + "guichet_\(figure.name) \(figure.value)\n"
        }.joined()
    }
}
