/// What the clocks of metropolitan France show: an hour before UTC in winter, two in summer, which begins and ends at
/// 01:00 UTC on the last Sundays of March and October (directive 2000/84/EC).
package struct ParisTime: Hashable, Sendable {
    package let day: Day
    /// Minutes since midnight: 0 to 1439.
    package let minute: Int

    /// What the clocks show at an instant.
    package init(_ instant: Timestamp) {
        let local = instant.adding(seconds: Int64(ParisTime.offset(at: instant)) * 60)
        day = local.day
        minute = Int(local.milliseconds / 60_000 - Int64(day.daysSinceEpoch) * 1440)
    }

    /// The instant at which the clocks show a time; in the hour that comes twice the first one, in the hour that is
    /// skipped the instant an hour later.
    package static func instant(_ day: Day, minute: Int) -> Timestamp {
        let wall = Int64(day.daysSinceEpoch) * 1440 + Int64(minute)
        func instant(_ offset: Int) -> Timestamp { Timestamp(milliseconds: (wall - Int64(offset)) * 60_000)! }
        let summer = instant(120)
        return offset(at: summer) == 120 ? summer : instant(60)
    }

    /// Minutes by which the clocks are before UTC.
    package static func offset(at instant: Timestamp) -> Int {
        let year = instant.day.year
        let begins = change(year, month: 3)
        let ends = change(year, month: 10)
        return begins <= instant && instant < ends ? 120 : 60
    }

    /// 01:00 UTC on the last Sunday of a month of 31 days.
    private static func change(_ year: Int, month: Int) -> Timestamp {
        let last = Day(year: year, month: month, day: 31)!.daysSinceEpoch
        // 1 January 1970 was a Thursday: four days after a Sunday.
        let sunday = last - ((last + 4) % 7 + 7) % 7
        return Timestamp(milliseconds: (Int64(sunday) * 24 + 1) * 3_600_000)!
    }
}
