import BenchmarkSupport
import Glibc

/// The whole service with rows of its own, so that one row by id and one durable row are measured through every layer:
/// `bench-service PORT DATABASE HOME`.
@main
enum BenchService {
    static func main() throws {
        let arguments = CommandLine.arguments
        // A limit that is never reached: counting is measured, and not refusing.
        let limits =
            getenv("GUICHET_RATE_LIMITS").map { String(cString: $0) }
            ?? "anonymous=1000000/1,authenticated=1000000/1"
        var settings = ["GUICHET_RATE_LIMITS": limits]
        settings["GUICHET_DATABASE_URL"] = getenv("GUICHET_DATABASE_URL").map { String(cString: $0) }
        try MeasuredService.serve(
            port: arguments[1], database: arguments[2], home: arguments[3], settings: settings,
            extra: [BenchRow.feature])
    }
}
