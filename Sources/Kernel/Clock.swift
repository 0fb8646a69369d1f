private import Glibc

/// Where instants come from; read once per request, replaced in tests and demonstrations.
package struct Clock: Sendable {
    /// The instant now.
    package let now: @Sendable () -> Timestamp

    /// A clock that asks a function.
    package init(now: @escaping @Sendable () -> Timestamp) { self.now = now }

    /// The machine's clock.
    package static let system = Clock {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)!
    }

    /// A clock that is set to an instant now and goes on from there.
    package static func running(from instant: Timestamp) -> Clock {
        let start = MonotonicClock.milliseconds()
        return Clock {
            Timestamp(milliseconds: instant.milliseconds + MonotonicClock.milliseconds() - start) ?? instant
        }
    }

    /// A clock that has stopped.
    package static func fixed(_ instant: Timestamp) -> Clock { Clock { instant } }
}
