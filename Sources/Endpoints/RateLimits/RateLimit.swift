/// How often something may be done: so many times at once, and as many again in each window, spread evenly over it.
package struct RateLimit: Hashable, Sendable {
    /// Requests.
    package let quota: Int
    /// Seconds.
    package let window: Int
    /// Nanoseconds after which one more request is allowed.
    let interval: UInt64

    /// A limit; `nil` unless both are from 1 to a million.
    package init?(quota: Int, window: Int) {
        guard (1...1_000_000).contains(quota), (1...1_000_000).contains(window) else { return nil }
        self.quota = quota
        self.window = window
        interval = UInt64(window) * 1_000_000_000 / UInt64(quota)
    }

    /// Nanoseconds that a bucket holds.
    var capacity: UInt64 { interval * UInt64(quota) }
}

extension RateLimit: LosslessStringConvertible {
    /// As the operator writes it: `600/60`.
    package init?(_ description: String) {
        let parts = description.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let quota = parts[0], let window = parts[1] else { return nil }
        self.init(quota: quota, window: window)
    }

    package var description: String { "\(quota)/\(window)" }
}
