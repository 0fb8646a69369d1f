package import Kernel

/// The time of day in metropolitan France: UTC+1, and UTC+2 from 01:00 UTC of the last Sunday of March to 01:00 UTC of the
/// last Sunday of October (directive 2000/84/EC).
package enum ParisTime {
    /// Seconds to add to UTC.
    package static func offset(at instant: Timestamp) -> Int64 {
        let year = instant.day.year
        let isSummer = instant >= change(in: 3, of: year) && instant < change(in: 10, of: year)
        return isSummer ? 7200 : 3600
    }

    /// The day in Paris at an instant.
    package static func day(at instant: Timestamp) -> Day { instant.adding(seconds: offset(at: instant)).day }

    /// When a day begins in Paris.
    package static func start(of day: Day) -> Timestamp {
        let midnight = Timestamp(day)
        // Clocks never change at midnight: the offset of the hour before holds.
        return midnight.adding(seconds: -offset(at: midnight.adding(seconds: -3600)))
    }

    /// When the clocks change in a month.
    private static func change(in month: Int, of year: Int) -> Timestamp {
        let last = Day(year: year, month: month, day: 31)!
        let sunday = Day(daysSinceEpoch: last.daysSinceEpoch - last.weekday % 7)!
        return Timestamp(sunday).adding(seconds: 3600)
    }
}

extension Timestamp {
    /// Midnight UTC of a day.
    fileprivate init(_ day: Day) { self.init(milliseconds: Int64(day.daysSinceEpoch) * 86_400_000)! }
}

extension Day {
    /// From 1, Monday, to 7, Sunday (ISO 8601).
    package var weekday: Int { ((daysSinceEpoch + 3) % 7 + 7) % 7 + 1 }
}
