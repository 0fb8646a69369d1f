import Kernel
import Testing

@testable import Notifications

/// When a letter goes, given what its reader wants.
@Suite struct `The time of a letter` {
    private func timing(_ preferences: MailPreferences, at now: String) -> MailPreferences.Timing {
        preferences.timing(of: "news", at: Timestamp(now)!)
    }

    @Test(arguments: [
        // Winter: Paris is an hour ahead of UTC.
        ("2026-03-02T20:00:00Z", "2026-03-03T06:00:00.000Z"), ("2026-03-02T19:59:59Z", "2026-03-02T19:59:59.000Z"),
        ("2026-03-03T05:59:59Z", "2026-03-03T06:00:00.000Z"), ("2026-03-03T06:00:00Z", "2026-03-03T06:00:00.000Z"),
        // Summer: two. In the night of 28 March clocks go from two to three.
        ("2026-07-01T19:00:00Z", "2026-07-02T05:00:00.000Z"), ("2026-03-28T22:00:00Z", "2026-03-29T05:00:00.000Z"),
        ("2026-10-24T22:00:00Z", "2026-10-25T06:00:00.000Z"),
    ]) func `waits for the end of the quiet hours, on the clocks of Paris`(now: String, due: String) {
        let preferences = MailPreferences(quietHours: QuietHours(from: 21 * 60, until: 7 * 60))
        #expect(timing(preferences, at: now) == .at(Timestamp(due)!))
    }

    @Test(arguments: [
        ("2026-03-02T06:59:59Z", "2026-03-02T07:00:00.000Z"), ("2026-03-02T07:00:00Z", "2026-03-03T07:00:00.000Z"),
        ("2026-03-28T12:00:00Z", "2026-03-29T06:00:00.000Z"), ("2026-12-31T23:30:00Z", "2027-01-01T07:00:00.000Z"),
    ]) func `is eight in the morning for the digest`(now: String, due: String) {
        #expect(timing(MailPreferences(standard: .dailyDigest), at: now) == .inDigest(Timestamp(due)!))
    }

    @Test func `follows what was said of its kind before what was said of all`() {
        let now = Timestamp("2026-03-02T09:00:00Z")!
        let preferences = MailPreferences(standard: .none, kinds: ["news": .atOnce])
        #expect(preferences.timing(of: "news", at: now) == .at(now))
        #expect(preferences.timing(of: "other", at: now) == .never)
    }

    @Test(arguments: [
        ("24:00", false), ("7:00", false), ("07:60", false), ("07:00", true), ("23:59", true), ("", false),
    ])
    func `is written in four digits`(text: String, isTime: Bool) {
        #expect((ClockTime(text) != nil) == isTime)
        if isTime { #expect(ClockTime(text)?.description == text) }
    }
}

/// Clocks in France, besides what business days need of them.
@Suite struct `A time in Paris` {
    @Test(arguments: [
        ("2026-03-29", 150, "2026-03-29T01:30:00.000Z"), ("2026-10-25", 150, "2026-10-25T00:30:00.000Z"),
        ("2026-01-01", 0, "2025-12-31T23:00:00.000Z"), ("2026-07-01", 0, "2026-06-30T22:00:00.000Z"),
    ]) func `has an instant for every time, skipped or doubled`(day: String, minute: Int, instant: String) {
        #expect(ParisTime.instant(Day(day)!, minute: minute) == Timestamp(instant)!)
    }
}
