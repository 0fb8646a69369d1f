package import Kernel

/// An instant as people write one: RFC 3339, or a day, which begins at midnight in Paris.
package struct Moment: TextCodable, LosslessStringConvertible, Hashable {
    package let instant: Timestamp

    package init?(_ text: String) {
        if let instant = Timestamp(text) {
            self.instant = instant
        } else if let day = Day(text), let noon = Timestamp("\(day)T00:00:00Z") {
            instant = noon.adding(seconds: Moment.isSummer(day) ? -7200 : -3600)
        } else {
            return nil
        }
    }

    package var description: String { instant.description }

    /// Whether a day begins in summer time: after the last Sunday of March, up to the last Sunday of October
    /// (directive 2000/84/EC; the clock changes at 01:00 UTC, after midnight).
    private static func isSummer(_ day: Day) -> Bool {
        lastSunday(of: 3, in: day.year) < day && day <= lastSunday(of: 10, in: day.year)
    }

    private static func lastSunday(of month: Int, in year: Int) -> Day {
        let last = Day(year: year, month: month, day: 31)!
        // 1970-01-01 was a Thursday: Sundays are three days later.
        let sinceSunday = (last.daysSinceEpoch - 3) % 7
        return Day(year: year, month: month, day: 31 - (sinceSunday < 0 ? sinceSunday + 7 : sinceSunday))!
    }
}
