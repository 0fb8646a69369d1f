/// What the clocks of metropolitan France show: an hour before UTC in winter, two in summer, which begins and ends at
/// 01:00 UTC on the last Sundays of March and October (directive 2000/84/EC).
package struct ParisTime: Hashable, Sendable {
    package let day: Day
    /// Minutes since midnight: 0 to 1439.
    package let minute: Int

    /// What the clocks show at an instant.
    package init(_ instant: Timestamp) {
        let local = instant.adding(seconds: ParisTime.offset(at: instant))
        day = local.day
        minute = Int(local.milliseconds / 60_000 - Int64(day.daysSinceEpoch) * 1440)
    }

    /// The instant at which the clocks show a time; in the hour that comes twice the first one, in the hour that is
    /// skipped the instant an hour later.
    package static func instant(_ day: Day, minute: Int) -> Timestamp {
        let wall = Int64(day.daysSinceEpoch) * 1440 + Int64(minute)
        func instant(_ offset: Int64) -> Timestamp { Timestamp(milliseconds: (wall * 60 - offset) * 1000)! }
        let summer = instant(7200)
        return offset(at: summer) == 7200 ? summer : instant(3600)
    }

    /// The day in Paris at an instant.
    package static func day(at instant: Timestamp) -> Day { ParisTime(instant).day }

    /// When a day begins in Paris: clocks never change at midnight.
    package static func start(of day: Day) -> Timestamp { instant(day, minute: 0) }

    /// Seconds by which the clocks are before UTC.
    package static func offset(at instant: Timestamp) -> Int64 {
        let year = instant.day.year
        let begins = change(year, month: 3)
        let ends = change(year, month: 10)
        return begins <= instant && instant < ends ? 7200 : 3600
    }

    /// 01:00 UTC on the last Sunday of a month of 31 days.
    private static func change(_ year: Int, month: Int) -> Timestamp {
        let last = Day(year: year, month: month, day: 31)!
        let sunday = last.daysSinceEpoch - last.weekday % 7
        return Timestamp(milliseconds: (Int64(sunday) * 24 + 1) * 3_600_000)!
    }
}
