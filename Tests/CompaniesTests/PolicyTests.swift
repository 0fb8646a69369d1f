import Kernel
import Territories
import Testing

@testable import Companies

/// The policies of calls, as they are written down.
@Suite struct `A policy of calls` {
    private let start = Timestamp("2026-10-01T08:00:00Z")!

    @Test(arguments: [
        (RetryPolicy.Outcome.network, 1, 0.0, 175 as Int64?), (.network, 1, 1.0, 325), (.network, 2, 0.5, 500),
        (.network, 3, 0.5, nil), (.status(503), 1, 0.5, 250), (.status(502), 2, 0.5, 500), (.status(504), 1, 0.5, 250),
        (.status(500), 1, 0.5, nil), (.limited(seconds: 2), 1, 0.5, 2000), (.limited(seconds: 2), 2, 0.5, nil),
        (.limited(seconds: 10), 1, 0.5, 10_000), (.limited(seconds: 11), 1, 0.5, nil),
    ]) func `says when to ask again`(outcome: RetryPolicy.Outcome, attempt: Int, jitter: Double, pause: Int64?) {
        #expect(RetryPolicy.pause(after: outcome, attempt: attempt, jitter: jitter) == pause)
    }

    @Test(arguments: [
        ("2", 2), ("Thu, 01 Oct 2026 08:00:07 GMT", 7), ("Thu, 01 Oct 2026 07:00:00 GMT", 0), ("soon", 1), (nil, 1),
        ("-4", 1),
    ]) func `reads Retry-After in both its forms`(field: String?, seconds: Int) {
        #expect(RetryPolicy.seconds(of: field, at: start) == seconds)
    }

    @Test func `opens after five failures in thirty seconds, and tries once after a pause that doubles`() {
        var breaker = Breaker()
        for second in 0..<4 {
            breaker.record(isSuccess: false, of: breaker.generation, at: start.adding(seconds: Int64(second)))
        }
        #expect(breaker.state == .closed)
        breaker.record(isSuccess: false, of: breaker.generation, at: start.adding(seconds: 31))
        #expect(breaker.state == .closed, "the first is forgotten")
        breaker.record(isSuccess: false, of: breaker.generation, at: start.adding(seconds: 31))
        #expect(breaker.state == .open(until: start.adding(seconds: 61)))
        let before = breaker.generation - 1
        let answer1 = breaker.admits(at: start.adding(seconds: 60))
        #expect(!answer1)
        let answer2 = breaker.admits(at: start.adding(seconds: 61))
        #expect(answer2)
        breaker.record(isSuccess: true, of: before, at: start.adding(seconds: 61))
        #expect(breaker.state == .halfOpen, "a call that went out before decides nothing")
        let answer3 = breaker.admits(at: start.adding(seconds: 61))
        #expect(!answer3, "one alone is let through")
        breaker.record(isSuccess: false, of: breaker.generation, at: start.adding(seconds: 62))
        #expect(breaker.state == .open(until: start.adding(seconds: 122)), "twice as long")
        let answer4 = breaker.admits(at: start.adding(seconds: 122))
        #expect(answer4)
        breaker.record(isSuccess: true, of: breaker.generation, at: start.adding(seconds: 123))
        #expect(breaker.state == .closed)
    }

    @Test func `opens when more than half of twenty calls fail, however slowly`() {
        var breaker = Breaker()
        for call in 0..<22 {
            breaker.record(
                isSuccess: call % 2 == 0 && call < 19, of: breaker.generation,
                at: start.adding(seconds: Int64(call) * 60))
        }
        #expect(breaker.state != .closed)
    }

    @Test func `lets a burst go, then so many a second`() {
        var bucket = TokenBucket(Connector.Quota(perSecond: 5, burst: 5), at: 0)
        for _ in 0..<5 {
            let turn1 = bucket.take(at: 0)
            #expect(turn1 == 0)
        }
        let turn2 = bucket.take(at: 0)
        #expect(turn2 == 200)
        let turn3 = bucket.take(at: 0)
        #expect(turn3 == 400)
        let turn4 = bucket.take(at: 2000)
        #expect(turn4 == 0)
    }

    @Test(arguments: [
        ("22", "100 à 199 salariés"), ("31", "200 à 249 salariés"), ("32", "250 à 499 salariés"),
        ("41", "500 à 999 salariés"), ("42", "1 000 à 1 999 salariés"), ("51", "2 000 à 4 999 salariés"),
        ("52", "5 000 à 9 999 salariés"), ("53", "10 000 salariés et plus"), ("00", "0 salarié"),
        ("NN", "Non employeur"),
        ("01", "1 à 2 salariés"), ("12", "20 à 49 salariés"), ("21", "50 à 99 salariés"),
    ]) func `says what a band of workforces is`(code: String, label: String) {
        #expect(WorkforceBand.label(code)?.french == label)
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+33", "'+33"), ("-1", "'-1"), ("@SUM", "'@SUM"), ("\t=1", "'\t=1"), ("\r=1", "'\r=1"),
        ("PAIN", "PAIN"), ("A=1", "A=1"), (nil, ""),
    ]) func `makes words of a table harmless, and leaves those of a spreadsheet as they are`(
        text: String?, guarded: String
    ) {
        #expect(ExportCell.words(text).guarded == guarded)
        #expect(ExportCell.words(text).plain == text ?? "")
        #expect(ExportCell.code(text).guarded == (text.map { "\t" + $0 } ?? ""))
    }

    @Test func `places a point of the national projection where it is`() throws {
        // The cathedral of Lyon, by the geoportal.
        let place = try #require(LambertProjection.place(x: 842_666.66, y: 6_519_924.37))
        #expect(abs(place.latitude - 45.76) < 0.01)
        #expect(abs(place.longitude - 4.835) < 0.01)
        #expect(LambertProjection.place(x: 0.1, y: 0) == nil)
    }

    @Test func `orders numbers by what people want to see first`() {
        func key(_ siret: Int64, _ isOpen: Bool, _ isHeadOffice: Bool, _ band: String?) -> RankedKey {
            RankedKey(siret: siret, isOpen: isOpen, isHeadOffice: isHeadOffice, workforce: band)
        }
        let ordered = [
            key(9, true, true, "53"), key(1, true, false, "53"), key(1, true, true, "01"), key(0, true, true, nil),
            key(99_999_999_999_999, true, false, nil), key(0, false, true, "53"),
        ]
        #expect(ordered == ordered.sorted())
        #expect(ordered.map(\.siret) == [9, 1, 1, 0, 99_999_999_999_999, 0])
        #expect(ordered.map { $0 < RankedKey.firstClosed } == [true, true, true, true, true, false])
    }
}
