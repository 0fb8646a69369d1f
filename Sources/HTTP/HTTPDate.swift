private import Kernel

/// Dates of header fields: `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 §5.6.7).
package enum HTTPDate {
    private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// The text of a second since 1970, from then to the year 9999.
    package static func text(_ second: Int64) -> String {
        let days = Int(second / 86_400)
        let time = Int(second % 86_400)
        guard second >= 0, let day = Day(daysSinceEpoch: days) else { return text(0) }
        let clock = [time / 3600, time / 60 % 60, time % 60].map { padded($0, 2) }.joined(separator: ":")
        return
            "\(weekdays[days % 7]), \(padded(day.day, 2)) \(months[day.month - 1]) \(padded(day.year, 4)) \(clock) GMT"
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
