import Directory
import Kernel
import Testing

/// What was, is and will be.
@Suite struct `A timeline` {
    private func day(_ text: String) -> Timestamp { Moment(text)!.instant }

    private func texts(_ timeline: Timeline<String>) -> [String] {
        timeline.periods.map { period in
            let end = period.validity.to.map { String($0.description.prefix(10)) } ?? ""
            return "\(period.validity.from.description.prefix(10))/\(end) \(period.state)"
        }
    }

    private func started() throws -> Timeline<String> {
        var timeline = Timeline<String>()
        try timeline.set("a", from: day("2026-01-02T00:00:00Z"))
        return timeline
    }

    @Test func `splits at each change, and says one thing once`() throws {
        var timeline = try started()
        try timeline.set("b", from: day("2026-03-02T00:00:00Z"))
        #expect(texts(timeline) == ["2026-01-02/2026-03-02 a", "2026-03-02/ b"])
        #expect(timeline.period(at: day("2026-03-01T23:59:59.999Z"))?.state == "a")
        #expect(timeline.period(at: day("2026-03-02T00:00:00Z"))?.state == "b")
        #expect(timeline.period(at: day("2026-01-01T00:00:00Z")) == nil)
        try timeline.set("b", from: day("2026-04-02T00:00:00Z"))
        #expect(timeline.periods.count == 2)
    }

    @Test func `gives back what was before after a while`() throws {
        var timeline = try started()
        try timeline.set("summer", from: day("2026-07-01T00:00:00Z"), to: day("2026-09-01T00:00:00Z"))
        #expect(texts(timeline) == ["2026-01-02/2026-07-01 a", "2026-07-01/2026-09-01 summer", "2026-09-01/ a"])
    }

    @Test func `refuses a change that reaches into a planned one`() throws {
        var timeline = try started()
        try timeline.set("b", from: day("2026-06-01T00:00:00Z"))
        let before = texts(timeline)
        for (from, to) in [("2026-03-01", nil), ("2026-03-01", "2026-07-01"), ("2026-05-31", "2026-06-02")] {
            #expect(throws: Failure.self) { try timeline.set("c", from: day(from), to: to.map(day)) }
        }
        #expect(throws: Failure.self) { try timeline.set("c", from: day("2026-03-01"), to: day("2026-03-01")) }
        #expect(throws: Failure.self) { try timeline.end(at: day("2026-03-01")) }
        #expect(texts(timeline) == before)
        try timeline.set("c", from: day("2026-03-01T00:00:00Z"), to: day("2026-06-01T00:00:00Z"))
        #expect(timeline.periods.count == 3)
    }

    @Test func `keeps a planned end when something changes before it`() throws {
        var timeline = Timeline<String>()
        try timeline.set("a", from: day("2026-01-02T00:00:00Z"), to: day("2026-12-01T00:00:00Z"))
        try timeline.set("b", from: day("2026-03-01T00:00:00Z"))
        #expect(texts(timeline) == ["2026-01-02/2026-03-01 a", "2026-03-01/2026-12-01 b"])
        try timeline.set("again", from: day("2027-01-01T00:00:00Z"))
        #expect(timeline.periods.count == 3)
    }

    @Test func `takes back what has not begun, and nothing else`() throws {
        var timeline = try started()
        try timeline.set("b", from: day("2026-06-01T00:00:00Z"), to: day("2026-07-01T00:00:00Z"))
        #expect(throws: Failure.self) {
            try timeline.withdraw(from: day("2026-06-01T00:00:00Z"), now: day("2026-06-02"))
        }
        #expect(throws: Failure.self) {
            try timeline.withdraw(from: day("2026-06-02T00:00:00Z"), now: day("2026-03-02"))
        }
        try timeline.withdraw(from: day("2026-06-01T00:00:00Z"), now: day("2026-03-02"))
        #expect(texts(timeline) == ["2026-01-02/ a"])
    }

    @Test func `ends, once`() throws {
        var timeline = try started()
        try timeline.end(at: day("2026-03-01T00:00:00Z"))
        #expect(texts(timeline) == ["2026-01-02/2026-03-01 a"])
        #expect(throws: Failure.self) { try timeline.end(at: day("2026-03-02")) }
        var unborn = try started()
        try unborn.end(at: day("2026-01-02T00:00:00Z"))
        #expect(unborn.periods.isEmpty)
    }

    @Test(arguments: [
        ("2026-03-02", "2026-03-01T23:00:00.000Z"), ("2026-07-14", "2026-07-13T22:00:00.000Z"),
        ("2026-03-29", "2026-03-28T23:00:00.000Z"), ("2026-03-30", "2026-03-29T22:00:00.000Z"),
        ("2026-10-25", "2026-10-24T22:00:00.000Z"), ("2026-10-26", "2026-10-25T23:00:00.000Z"),
        ("2026-03-02T09:00:00+01:00", "2026-03-02T08:00:00.000Z"),
    ]) func `reads a day as its midnight in Paris`(text: String, instant: String) {
        #expect(Moment(text)?.description == instant)
    }
}
