private import Glibc

/// Time that never goes back, for deadlines.
enum MonotonicClock {
    /// Milliseconds since the machine started.
    static var now: Int64 { milliseconds(CLOCK_MONOTONIC) }

    /// Seconds since 1970, as the machine believes; a few milliseconds late, and cheap.
    static var calendarSecond: Int64 { milliseconds(CLOCK_REALTIME_COARSE) / 1000 }

    private static func milliseconds(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
