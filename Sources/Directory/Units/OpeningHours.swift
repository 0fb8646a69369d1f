import Kernel

/// A stretch of one day of the week during which a unit is open to the public.
package struct OpeningHours: Codable, Hashable, Comparable, Sendable {
    package let day: Weekday
    package let opens: TimeOfDay
    package let closes: TimeOfDay

    package static func < (left: OpeningHours, right: OpeningHours) -> Bool {
        (left.day.rank, left.opens) < (right.day.rank, right.opens)
    }

    /// The days of the week, from Monday on.
    package enum Weekday: String, CaseIterable, Codable, Sendable {
        case monday, tuesday, wednesday, thursday, friday, saturday, sunday

        var rank: Int { Weekday.allCases.firstIndex(of: self)! }
    }

    /// `09:00`, from `00:00` to `24:00`, local time.
    package struct TimeOfDay: TextCodable, LosslessStringConvertible, Hashable, Comparable {
        package let minutes: Int

        package init?(_ text: String) {
            let parts = text.split(separator: ":", omittingEmptySubsequences: false)
            guard text.utf8.count == 5, parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }),
                parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
                let hours = Int(parts[0]), let minutes = Int(parts[1]), minutes < 60, hours * 60 + minutes <= 1440
            else { return nil }
            self.minutes = hours * 60 + minutes
        }

        package var description: String {
            [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
        }

        package static func < (left: TimeOfDay, right: TimeOfDay) -> Bool { left.minutes < right.minutes }
    }
}
