import Kernel

/// The part of the day, on the clocks of Paris, in which a person wants no letter; it may span midnight.
struct QuietHours: Hashable, Sendable {
    /// Minutes since midnight.
    let from: Int
    let until: Int

    /// A part of the day; a whole day is none.
    init?(from: Int, until: Int) {
        guard from != until, (0..<1440).contains(from), (0..<1440).contains(until) else { return nil }
        self.from = from
        self.until = until
    }

    /// The same instant, or the end of the quiet hours in which it lies.
    func end(from instant: Timestamp) -> Timestamp {
        let local = ParisTime(instant)
        let isQuiet =
            from < until ? (from..<until).contains(local.minute) : local.minute >= from || local.minute < until
        guard isQuiet else { return instant }
        let isTomorrow = local.minute >= until
        let day = Day(daysSinceEpoch: local.day.daysSinceEpoch + (isTomorrow ? 1 : 0))!
        return ParisTime.instant(day, minute: until)
    }
}

/// `21:30`: a time of the day.
struct ClockTime: TextCodable {
    let minute: Int

    init(minute: Int) { self.minute = minute }

    init?(_ description: String) {
        let parts = description.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60
        else { return nil }
        self.minute = hour * 60 + minute
    }

    var description: String {
        func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
        return two(minute / 60) + ":" + two(minute % 60)
    }
}
