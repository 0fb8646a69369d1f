import Glibc
import Kernel

/// A day of the calendar, as expressions write it: `jj/mm/aaaa`.
package struct CalendarDate: Equatable, Sendable {
    let year: Int
    let month: Int
    let day: Int

    package init(year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads `jj/mm/aaaa`, or `mm/aaaa` for the first of the month; refuses days that do not exist.
    init(text: String) throws(PublicodesError) {
        if let plain = CalendarDate(digits: text) {
            self = plain
            return
        }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let (day, month, year) =
            parts.count > 2 && !parts[2].isEmpty
            ? (parts[0], parts[1], parts[2]) : ("01", parts[0], parts.count > 1 ? parts[1] : "NaN")
        let numbers = [day, month, year].map { $0 == "NaN" ? Double.nan : JavaScriptMath.number($0) }
        guard numbers.allSatisfy({ $0 == $0.rounded() && abs($0) < 10_000 }),
            (1...12).contains(numbers[1]), numbers[2] >= 0,
            case let date = CalendarDate(year: Int(numbers[2]), month: Int(numbers[1]), day: Int(numbers[0])),
            date.day >= 1, date.day <= CalendarDate.daysInMonth(date.month, of: date.fullYear)
        else {
            let shown = numbers.map { JavaScriptNumber.text($0) }.joined(separator: "/")
            throw PublicodesError(.syntax, "La date \(shown) n'est pas valide")
        }
        self = date
    }

    /// Reads two, two and four digits, as nearly all dates are written; `nil` for what is written otherwise or does not exist.
    private init?(digits text: String) {
        func number(_ bytes: UnsafeBufferPointer<UInt8>, _ places: Range<Int>) -> Int {
            bytes[places].reduce(0) { $0 * 10 + Int($1 - 0x30) }
        }
        let read = text.utf8.withContiguousStorageIfAvailable { bytes -> CalendarDate? in
            guard CalendarDate.isDate(bytes) else { return nil }
            return CalendarDate(year: number(bytes, 6..<10), month: number(bytes, 3..<5), day: number(bytes, 0..<2))
        }
        guard let read, let date = read, (1...12).contains(date.month), date.day >= 1,
            date.day <= CalendarDate.daysInMonth(date.month, of: date.fullYear)
        else { return nil }
        self = date
    }

    /// How it is written, with two digits at least for each part.
    var text: String {
        func pad(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(pad(day))/\(pad(month))/\(pad(year))"
    }

    /// The year as JavaScript takes it: 0 to 99 are of the twentieth century.
    var fullYear: Int { year < 100 ? 1900 + year : year }

    /// Days since 1 January 1970 (Howard Hinnant's algorithm).
    var dayNumber: Int {
        let shifted = month <= 2 ? fullYear - 1 : fullYear
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// Milliseconds since 1970, as the reference computes them: local midnight taken for UTC.
    ///
    /// Quirk kept: before 11 March 1911 Paris was 9 min 21 s ahead, of which only the minutes are taken back.
    var milliseconds: Double {
        let lag = dayNumber < -21_481 ? 21_000.0 : 0
        return Double(dayNumber) * 86_400_000 - lag
    }

    static func isLeap(_ year: Int) -> Bool { (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 }

    /// How many days a month has.
    static func daysInMonth(_ month: Int, of year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Whether a text has the form `jj/mm/aaaa`, which makes operators compare it as a date.
    static func isDate(_ text: String) -> Bool {
        text.utf8.count == 10 && text.utf8.withContiguousStorageIfAvailable(isDate) ?? false
    }

    private static func isDate(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.count == 10
            && bytes.indices.allSatisfy { $0 == 2 || $0 == 5 ? bytes[$0] == 0x2F : (0x30...0x39).contains(bytes[$0]) }
    }
}

extension CalendarDate {
    /// The present day of the machine's clock, in its time zone.
    package static var today: CalendarDate {
        var now = time(nil)
        var parts = tm()
        localtime_r(&now, &parts)
        return CalendarDate(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
    }
}
