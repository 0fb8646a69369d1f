import Kernel

/// When a question that failed is asked again: only questions that change nothing, and never what the source refused.
struct RetryPolicy: Sendable {
    /// Milliseconds before another attempt; `nil` to give up.
    ///
    /// - Parameters:
    ///   - attempt: how many were made.
    ///   - jitter: 0 to 1, drawn by the caller.
    static func pause(after outcome: Outcome, attempt: Int, jitter: Double) -> Int64? {
        switch outcome {
        case .network where attempt <= retries, .status(502) where attempt <= retries,
            .status(503) where attempt <= retries, .status(504) where attempt <= retries:
            let base = Double(firstPause << (attempt - 1))
            return Int64((base * (0.7 + 0.6 * jitter)).rounded())
        case .limited(let seconds) where attempt == 1 && seconds <= longestWait: return Int64(seconds) * 1000
        default: return nil
        }
    }

    /// How an attempt ended.
    enum Outcome: Hashable, Sendable {
        case network
        case status(Int)
        /// Told to come again after so many seconds.
        case limited(seconds: Int)
    }

    private static let retries = 2
    private static let firstPause: Int64 = 250
    private static let longestWait = 10

    /// The seconds of a `Retry-After`, which is a number or a date (RFC 9110 §10.2.3); a second when it says neither.
    static func seconds(of field: String?, at now: Timestamp) -> Int {
        guard let field else { return 1 }
        if let seconds = Int(field), seconds >= 0 { return seconds }
        guard let date = instant(field) else { return 1 }
        return max(0, Int((date.milliseconds - now.milliseconds) / 1000))
    }

    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// The instant of `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 §5.6.7).
    private static func instant(_ text: String) -> Timestamp? {
        let parts = text.split(separator: " ")
        guard parts.count == 6, parts[5] == "GMT", let month = months.firstIndex(of: String(parts[2])) else {
            return nil
        }
        let number = month + 1
        return Timestamp("\(parts[3])-\(number < 10 ? "0" : "")\(number)-\(parts[1])T\(parts[4])Z")
    }
}
