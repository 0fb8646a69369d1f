package import Kernel
private import Synchronization

/// Which days are worked in a zone, and time counted in them: the 24 hours of each day from Monday to Friday that is no
/// public holiday, in the time of Paris.
package final class BusinessCalendar: Sendable {
    private let zone: HolidayZone
    private let holidays = Mutex<[Int: Set<Day>]>([:])

    /// The calendar of a zone.
    package init(_ zone: HolidayZone = .metropole) { self.zone = zone }

    /// Whether a day is worked.
    package func isWorked(_ day: Day) -> Bool {
        guard day.weekday <= 5 else { return false }
        return holidays.withLock { known in
            if let days = known[day.year] { return !days.contains(day) }
            let days = Set(PublicHolidays.days(of: day.year, in: zone))
            known[day.year] = days
            return !days.contains(day)
        }
    }

    /// Worked seconds between two instants; 0 when the second is not later.
    package func workedSeconds(from start: Timestamp, to end: Timestamp) -> Int64 {
        var seconds: Int64 = 0
        var moment = start
        while moment < end {
            let day = ParisTime.day(at: moment)
            let next = min(BusinessCalendar.end(of: day), end)
            if isWorked(day) { seconds += (next.milliseconds - moment.milliseconds) / 1000 }
            moment = next
        }
        return seconds
    }

    /// The instant by which so many worked days of 24 hours have passed.
    ///
    /// A day on which the clocks change is never worked, so that each worked day has its 24 hours.
    package func instant(_ days: Int, workedDaysAfter start: Timestamp) -> Timestamp {
        instant(Int64(days) * 86_400, workedSecondsAfter: start)
    }

    /// The instant by which so many worked seconds have passed.
    package func instant(_ seconds: Int64, workedSecondsAfter start: Timestamp) -> Timestamp {
        var left = seconds * 1000
        var moment = start
        while true {
            let day = ParisTime.day(at: moment)
            let end = BusinessCalendar.end(of: day)
            guard isWorked(day) else {
                moment = end
                continue
            }
            let span = end.milliseconds - moment.milliseconds
            if left <= span { return Timestamp(milliseconds: moment.milliseconds + left)! }
            left -= span
            moment = end
        }
    }

    private static func end(of day: Day) -> Timestamp {
        ParisTime.start(of: Day(daysSinceEpoch: day.daysSinceEpoch + 1)!)
    }
}
