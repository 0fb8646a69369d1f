import HTTP
import Kernel

/// What is known of one request while it is served, on whatever thread.
struct Exchange: Sendable {
    let caller: Caller
    let head: RequestHead
    let operation: Operation?
    /// What the caller may still do; `nil` where nobody is counted.
    var allowance: Allowance?
    /// Nanoseconds of the monotonic clock when serving began.
    let began: UInt64
}
