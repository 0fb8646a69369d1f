private import Glibc

/// Time that never goes back, for durations and deadlines; it begins with the machine.
package enum MonotonicClock {
    /// Nanoseconds since the machine started.
    package static func nanoseconds() -> UInt64 { nanoseconds(CLOCK_MONOTONIC) }

    /// Milliseconds since the machine started.
    package static func milliseconds() -> Int64 { Int64(nanoseconds() / 1_000_000) }

    /// Seconds since 1970, as the machine believes; a few milliseconds late, and cheap.
    package static func calendarSecond() -> Int64 { Int64(nanoseconds(CLOCK_REALTIME_COARSE) / 1_000_000_000) }

    private static func nanoseconds(_ clock: clockid_t) -> UInt64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
