import Kernel
import Territories
import Testing
import WorkingTime

@Suite struct `Public holidays` {
    @Test(arguments: [
        (2024, "2024-04-01"), (2025, "2025-04-21"), (2026, "2026-04-06"), (2027, "2027-03-29"), (2038, "2038-04-26"),
    ]) func `follow Easter`(year: Int, monday: String) {
        #expect(PublicHolidays.days(of: year, in: .metropole).contains(Day(monday)!))
    }

    @Test func `of 2026 are eleven in metropolitan France`() {
        #expect(
            PublicHolidays.days(of: 2026, in: .metropole).map(\.description) == [
                "2026-01-01", "2026-04-06", "2026-05-01", "2026-05-08", "2026-05-14", "2026-05-25", "2026-07-14",
                "2026-08-15", "2026-11-01", "2026-11-11", "2026-12-25",
            ])
    }

    @Test(arguments: [
        (HolidayZone.alsaceMoselle, ["2026-04-03", "2026-12-26"]), (.guadeloupe, ["2026-05-27"]),
        (.martinique, ["2026-05-22"]), (.guyane, ["2026-06-10"]), (.reunion, ["2026-12-20"]),
        (.mayotte, ["2026-04-27"]), (.saintBarthelemy, ["2026-10-09"]), (.saintMartin, ["2026-05-28"]),
    ]) func `are more in some places`(zone: HolidayZone, more: [String]) {
        let common = Set(PublicHolidays.days(of: 2026, in: .metropole))
        #expect(PublicHolidays.days(of: 2026, in: zone).filter { !common.contains($0) }.map(\.description) == more)
    }

    @Test func `go by departement`() {
        #expect(
            ["59", "67", "57", "976", "2A"].map { HolidayZone(Departement.Code($0)!) }
                == [.metropole, .alsaceMoselle, .alsaceMoselle, .mayotte, .metropole])
    }
}

@Suite struct `The time in Paris` {
    @Test(
        arguments: [
            ("2026-03-29T00:59:59Z", 3600), ("2026-03-29T01:00:00Z", 7200), ("2026-10-25T00:59:59Z", 7200),
            ("2026-10-25T01:00:00Z", 3600), ("2026-01-15T12:00:00Z", 3600), ("2026-07-15T12:00:00Z", 7200),
            ("2025-03-30T01:00:00Z", 7200), ("2024-03-31T01:00:00Z", 7200),
        ] as [(String, Int64)]) func `changes on the last Sundays of March and October`(instant: String, offset: Int64)
    {
        #expect(ParisTime.offset(at: Timestamp(instant)!) == offset)
    }

    @Test func `begins a day before UTC does`() {
        #expect(ParisTime.day(at: Timestamp("2026-06-30T22:00:00Z")!) == Day("2026-07-01"))
        #expect(ParisTime.start(of: Day("2026-07-01")!) == Timestamp("2026-06-30T22:00:00Z"))
        #expect(ParisTime.start(of: Day("2026-03-29")!) == Timestamp("2026-03-28T23:00:00Z"))
        #expect(ParisTime.start(of: Day("2026-03-30")!) == Timestamp("2026-03-29T22:00:00Z"))
    }

    @Test func `has weekdays`() {
        #expect(["2026-03-02", "2026-03-08", "1970-01-01", "1969-12-28"].map { Day($0)!.weekday } == [1, 7, 4, 7])
    }
}

@Suite struct `Worked time` {
    private let calendar = BusinessCalendar()

    @Test(arguments: [
        // Tuesday 10:00 in Paris and three days; over a week-end; over Easter Monday; from a Sunday.
        ("2026-03-03T09:00:00Z", 3, "2026-03-06T09:00:00Z"), ("2026-03-05T09:00:00Z", 3, "2026-03-10T09:00:00Z"),
        ("2026-04-03T08:00:00Z", 3, "2026-04-09T08:00:00Z"), ("2026-03-01T12:00:00Z", 1, "2026-03-02T23:00:00Z"),
        // The clocks change between.
        ("2026-03-27T09:00:00Z", 1, "2026-03-30T08:00:00Z"), ("2026-03-03T09:00:00Z", 0, "2026-03-03T09:00:00Z"),
    ]) func `is added`(start: String, days: Int, end: String) {
        #expect(calendar.instant(days, workedDaysAfter: Timestamp(start)!) == Timestamp(end))
    }

    @Test func `counted back is what was added`() {
        var start = Timestamp("2026-01-01T00:13:00Z")!
        for days in 0..<200 {
            start = start.adding(seconds: 97_431)
            let end = calendar.instant(days % 12, workedDaysAfter: start)
            #expect(calendar.workedSeconds(from: start, to: end) == Int64(days % 12) * 86_400, "\(start) \(days)")
        }
    }

    @Test func `is none on holidays of the place`() {
        let day = Day("2026-12-26")!
        #expect(!BusinessCalendar(.alsaceMoselle).isWorked(Day("2024-12-26")!))
        #expect(calendar.isWorked(Day("2024-12-26")!))
        #expect(!calendar.isWorked(day), "a Saturday")
        #expect(
            calendar.workedSeconds(from: Timestamp("2026-05-01T00:00:00Z")!, to: Timestamp("2026-05-01T20:00:00Z")!)
                == 0)
    }
}
