import Kernel

/// The time between two days, in the units of `durée`.
enum DateDifference {
    /// Days, possibly negative.
    static func days(from: String, to: String) throws(PublicodesError) -> Double {
        let end = try CalendarDate(text: to).milliseconds
        return (end - (try CalendarDate(text: from).milliseconds)) / 86_400_000
    }

    /// Months, the first and the last in proportion of their days.
    static func months(from: String, to: String) -> Double {
        let (start, end) = (numbers(from), numbers(to))
        let full = end[1] - start[1] + 12 * (end[2] - start[2])
        return full - (start[0] - 1) / daysInMonth(start) + end[0] / daysInMonth(end)
    }

    /// Years of 365 days.
    ///
    /// Quirk kept: leap days are counted between years that both depend on whether the *first* date is after February.
    static func years(from: String, to: String) throws(PublicodesError) -> Double {
        let days = try days(from: from, to: to)
        let (start, end) = (try CalendarDate(text: from), try CalendarDate(text: to))
        let isAfterFebruary = start.month > 2
        let first = start.fullYear + (isAfterFebruary ? 1 : 0)
        let last = end.fullYear + (isAfterFebruary ? 0 : -1)
        let leaps = first <= last ? (first...last).count { CalendarDate.isLeap($0) } : 0
        return (days - Double(leaps)) / 365
    }

    /// The first day of the calendar quarter.
    static func startOfQuarter(_ date: String) -> String {
        let parts = date.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count > 2, let month = Int(parts[1]) else { return date }
        let start = 3 * Int((Double(month - 1) / 3).rounded(.down)) + 1
        return "01/\(start < 10 ? "0" : "")\(start)/\(parts[2])"
    }

    /// The year that ends the text, as JavaScript's number of its last four characters.
    static func year(_ date: String) -> String {
        JavaScriptNumber.text(JavaScriptMath.number(String(decoding: Array(date.utf16).suffix(4), as: UTF16.self)))
    }

    private static func numbers(_ date: String) -> [Double] {
        let numbers = date.split(separator: "/", omittingEmptySubsequences: false).map {
            JavaScriptMath.number(String($0))
        }
        return numbers + Array(repeating: .nan, count: max(0, 3 - numbers.count))
    }

    private static func daysInMonth(_ numbers: [Double]) -> Double {
        guard numbers.allSatisfy({ abs($0) < 10_000 }) else { return .nan }
        let (year, month) = (Int(numbers[2]), Int(numbers[1]))
        guard (1...12).contains(month) else { return .nan }
        return Double(CalendarDate.daysInMonth(month, of: year < 100 ? 1900 + year : year))
    }
}
