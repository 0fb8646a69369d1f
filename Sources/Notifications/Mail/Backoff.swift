import Kernel

/// How long to wait after each attempt that failed.
struct Backoff: Sendable {
    /// Seconds, the first first.
    let pauses: [Int64]

    /// Mail: 1 and 5 minutes, then hours, over two days, as relays do (RFC 5321 §4.5.4.1).
    static let mail = Backoff(pauses: [60, 300, 900, 3600, 10_800, 21_600, 43_200, 43_200, 43_200])

    /// When to try again after a number of failures; `nil` when that was the last.
    func next(after failures: Int, at now: Timestamp) -> Timestamp? {
        failures >= 1 && failures <= pauses.count ? now.adding(seconds: pauses[failures - 1]) : nil
    }
}
