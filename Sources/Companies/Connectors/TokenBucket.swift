import Kernel

/// Counts the calls that may go out: a burst at once, then so many a second.
struct TokenBucket: Sendable {
    private let quota: Connector.Quota
    private var tokens: Double
    private var filledAt: Int64

    init(_ quota: Connector.Quota, at milliseconds: Int64) {
        self.quota = quota
        tokens = quota.burst
        filledAt = milliseconds
    }

    /// Takes the next call's turn; milliseconds until it comes.
    mutating func take(at milliseconds: Int64) -> Int64 {
        let elapsed = Double(max(0, milliseconds - filledAt)) / 1000
        tokens = min(quota.burst, tokens + elapsed * quota.perSecond)
        filledAt = max(filledAt, milliseconds)
        tokens -= 1
        return tokens >= 0 ? 0 : Int64((-tokens / quota.perSecond * 1000).rounded(.up))
    }
}
