import Database
import Kernel

/// A calendar month in Paris: `2026-03`.
struct Month: TextCodable, Hashable, Comparable, SQLValue {
    let year: Int
    /// 1 to 12.
    let number: Int

    init(year: Int, number: Int) {
        self.year = year
        self.number = number
    }

    /// The month in which an instant lies.
    init(_ instant: Timestamp) {
        let day = ParisTime.day(at: instant)
        self.init(year: day.year, number: day.month)
    }

    init?(_ description: String) {
        guard description.utf8.count == 7, let day = Day(description + "-01") else { return nil }
        self.init(year: day.year, number: day.month)
    }

    var description: String { String(Day(year: year, month: number, day: 1)!.description.prefix(7)) }

    static func < (left: Month, right: Month) -> Bool { (left.year, left.number) < (right.year, right.number) }

    /// The twelve months of a year.
    static func all(of year: Int) -> [Month] { (1...12).map { Month(year: year, number: $0) } }
}
