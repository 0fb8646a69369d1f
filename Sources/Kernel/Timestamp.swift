/// An instant, to the millisecond; written in RFC 3339, UTC, at fixed width, so that text order is time order.
package struct Timestamp: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
    package let milliseconds: Int64

    /// The years 0000 to 9999, which is what the text can say.
    private static let range: ClosedRange<Int64> = -62_167_219_200_000...253_402_300_799_999

    /// An instant from its count; `nil` outside the years 0000 to 9999.
    package init?(milliseconds: Int64) {
        guard Timestamp.range.contains(milliseconds) else { return nil }
        self.milliseconds = milliseconds
    }

    private init(clamping milliseconds: Int64) {
        self.milliseconds = min(max(milliseconds, Timestamp.range.lowerBound), Timestamp.range.upperBound)
    }

    /// The same day and time, later (or earlier when negative); stops at the ends of the calendar.
    package func adding(seconds: Int64) -> Timestamp {
        let (span, tooLong) = seconds.multipliedReportingOverflow(by: 1000)
        let (sum, overflow) = milliseconds.addingReportingOverflow(span)
        guard !tooLong, !overflow else { return Timestamp(clamping: seconds < 0 ? .min : .max) }
        return Timestamp(clamping: sum)
    }

    /// The UTC day of this instant.
    package var day: Day { Day(daysSinceEpoch: Int(Timestamp.floorDivide(milliseconds, 86_400_000)))! }

    package static func < (left: Timestamp, right: Timestamp) -> Bool { left.milliseconds < right.milliseconds }

    private static func floorDivide(_ dividend: Int64, _ divisor: Int64) -> Int64 {
        dividend >= 0 ? dividend / divisor : -((-dividend + divisor - 1) / divisor)
    }
}

extension Timestamp: LosslessStringConvertible {
    /// Reads `2026-03-02T09:00:00Z`, with or without a fraction of up to nine digits (cut to milliseconds), `Z` or an
    /// offset `±hh:mm` (RFC 3339 §5.6). Leap seconds (`:60`) are refused.
    package init?(_ description: String) {
        var reader = DigitReader(description)
        guard let day = Day(reading: &reader), reader.skip("T") || reader.skip("t"),
            let hour = reader.number(2), hour < 24, reader.skip(":"),
            let minute = reader.number(2), minute < 60, reader.skip(":"),
            let second = reader.number(2), second < 60
        else { return nil }
        var fraction = 0
        if reader.skip(".") {
            guard let digits = reader.fraction(upTo: 9) else { return nil }
            fraction = digits / 1_000_000
        }
        guard let offset = reader.offsetMinutes(), reader.isAtEnd else { return nil }
        let minutes = Int64(day.daysSinceEpoch) * 1440 + Int64(hour * 60 + minute - offset)
        self.init(milliseconds: (minutes * 60 + Int64(second)) * 1000 + Int64(fraction))
    }

    package var description: String {
        let day = self.day
        let rest = Int(milliseconds - Int64(day.daysSinceEpoch) * 86_400_000)
        return String(unsafeUninitializedCapacity: 24) { buffer in
            var writer = DigitWriter(buffer)
            writer.write(day)
            writer.write("T")
            writer.write(rest / 3_600_000, width: 2)
            writer.write(":")
            writer.write(rest / 60_000 % 60, width: 2)
            writer.write(":")
            writer.write(rest / 1000 % 60, width: 2)
            writer.write(".")
            writer.write(rest % 1000, width: 3)
            writer.write("Z")
            return writer.count
        }
    }
}
