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
    private let parts = Mutex<Parts?>(nil)

    /// What is looked at.
    private struct Parts {
        let server: HTTPServer
        let database: Database
        let errands: ErrandPool
        let answers: RequestFigures
    }

    func watch(_ server: HTTPServer, _ database: Database, _ errands: ErrandPool, _ answers: RequestFigures) {
        parts.withLock { $0 = Parts(server: server, database: database, errands: errands, answers: answers) }
    }

    func text() -> String {
        guard let parts = parts.withLock({ $0 }) else { return "" }
        let (server, database, errands) = (parts.server, parts.database, parts.errands)
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
        }.joined() + MetricsSource.text(of: parts.answers.current)
    }

    /// The answers by status, and how long they took: classes add up, as Prometheus wants its histograms.
    private static func text(of answers: RequestFigures.Figures) -> String {
        var lines = ["# HELP guichet_answers_total Answers, by status.", "# TYPE guichet_answers_total counter"]
        lines += answers.statuses.sorted { $0.key < $1.key }.map {
            "guichet_answers_total{status=\"\($0.key)\"} \($0.value)"
        }
        let name = "guichet_answer_seconds"
        lines += ["# HELP \(name) From the head of a request to its answer.", "# TYPE \(name) histogram"]
        for (kind, durations) in zip(RequestFigures.Kind.allCases, answers.durations) {
            let label = "kind=\"\(kind.rawValue)\""
            var total = 0
            for (place, count) in durations.counts.enumerated() {
                total += count
                let bound = place < RequestFigures.bounds.count ? "\(RequestFigures.bounds[place] / 1000)" : "+Inf"
                lines.append("\(name)_bucket{\(label),le=\"\(bound)\"} \(total)")
            }
            lines.append("\(name)_sum{\(label)} \(Double(durations.sum) / 1_000_000_000)")
            lines.append("\(name)_count{\(label)} \(total)")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
