import HTTP
import Kernel

/// What is known of one request while it is served, on whatever thread.
struct Exchange: Sendable {
    let caller: Caller
    let head: RequestHead
    let operation: Operation?
    /// Nanoseconds of the monotonic clock when serving began.
    let began: UInt64
}
