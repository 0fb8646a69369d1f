import Kernel
import Testing

/// Days that exist, and their distance.
@Suite struct `A day` {
    @Test(arguments: [
        ("1970-01-01", 0), ("2000-02-29", 11016), ("2026-03-02", 20514), ("1969-12-31", -1), ("0000-01-01", -719_528),
        ("9999-12-31", 2_932_896), ("1900-03-01", -25_508),
    ])
    func `is so many days from the epoch`(text: String, days: Int) throws {
        let day = try #require(Day(text))
        #expect(day.daysSinceEpoch == days)
        #expect(Day(daysSinceEpoch: days) == day)
        #expect(day.description == text)
    }

    @Test(arguments: [
        "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-1-01", "26-01-01", "2026-01-01T", "",
    ])
    func `that does not exist is refused`(text: String) { #expect(Day(text) == nil) }

    @Test func `follows the day before, for four centuries`() {
        var previous = Day(year: 1799, month: 12, day: 31)!
        for offset in previous.daysSinceEpoch + 1...previous.daysSinceEpoch + 146_097 {
            let day = Day(daysSinceEpoch: offset)!
            let isNext =
                day.year == previous.year && day.month == previous.month && day.day == previous.day + 1
                || day.day == 1 && previous.day == Day.length(of: previous.month, in: previous.year)
            #expect(isNext && day > previous)
            previous = day
        }
    }
}

/// Instants and their one spelling.
@Suite struct `A timestamp` {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", "1970-01-01T00:00:00.000Z"),
        ("2026-03-02T09:00:00.123456789+02:00", "2026-03-02T07:00:00.123Z"),
        ("2026-03-02t23:30:00.5-01:30", "2026-03-03T01:00:00.500Z"),
        ("0000-01-01T00:00:00z", "0000-01-01T00:00:00.000Z"),
        ("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"),
    ])
    func `is written in UTC to the millisecond`(text: String, written: String) throws {
        let instant = try #require(Timestamp(text))
        #expect(instant.description == written)
        #expect(Timestamp(written) == instant)
    }

    @Test(arguments: [
        "2026-03-02", "2026-03-02T09:00Z", "2026-03-02T24:00:00Z", "2026-03-02T09:00:60Z", "2026-03-02T09:00:00",
        "2026-03-02T09:00:00.Z", "2026-03-02T09:00:00+2:00", "2026-03-02T09:00:00Z ", "0000-01-01T00:00:00+00:01",
    ])
    func `of another form is refused`(text: String) { #expect(Timestamp(text) == nil) }

    @Test func `stops at the ends of the calendar`() throws {
        let last = try #require(Timestamp("9999-12-31T23:59:59.999Z"))
        #expect(last.adding(seconds: 1) == last)
        #expect(last.adding(seconds: .max) == last)
        #expect(last.adding(seconds: .min).description == "0000-01-01T00:00:00.000Z")
    }
}

/// The names of things.
@Suite struct `An identifier` {
    private enum Thing {}

    @Test func `is a UUID of version 7 that sorts by its instant`() throws {
        let early = Identifier<Thing>(at: try #require(Timestamp("2026-03-02T09:00:00Z")))
        let late = Identifier<Thing>(at: try #require(Timestamp("2026-03-02T09:00:00.001Z")))
        #expect(early < late)
        #expect(early.description < late.description)
        #expect(early.description.count == 36)
        #expect(early.description.utf8.dropFirst(14).first == UInt8(ascii: "7"))
        #expect("89ab".utf8.contains(early.description.utf8.dropFirst(19).first!))
        #expect(Identifier<Thing>(early.description) == early)
    }

    @Test(arguments: [
        "", "0190aaaa-bbbb-7ccc-8ddd-eeeeffff000", "0190AAAA-bbbb-7ccc-8ddd-eeeeffff0000",
        "0190aaaabbbb-7ccc-8ddd-eeeeffff00000", "0190aaaa-bbbb-7ccc-8ddd-eeeeffff0000 ",
        "g190aaaa-bbbb-7ccc-8ddd-eeeeffff0000",
    ])
    func `has one spelling`(text: String) { #expect(Identifier<Thing>(text) == nil) }
}
