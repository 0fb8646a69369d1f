package import Kernel

extension Day {
    /// The birthday so many years later; born on 29 February, one grows older on 1 March of a year that has none.
    package func adding(years: Int) -> Day {
        Day(year: year + years, month: month, day: day) ?? Day(year: year + years, month: 3, day: 1)!
    }

    /// The day so many days later.
    package func adding(days: Int) -> Day { Day(daysSinceEpoch: daysSinceEpoch + days)! }

    /// The first day of the next month.
    var startOfNextMonth: Day { Day(year: year, month: month, day: 1)!.adding(months: 1) }
}
