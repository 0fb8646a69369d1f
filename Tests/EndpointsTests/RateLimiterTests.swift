import Endpoints
import HTTP
import Testing

/// Counting by itself, at instants that the test gives.
@Suite struct `A rate limiter` {
    private let limiter = RateLimiter(RateLimits(["anonymous=5/10", "sign-in=1/60"])!)
    private static let second: UInt64 = 1_000_000_000
    private static let start = 1000 * second

    private func take(_ host: UInt32, after seconds: UInt64 = 0, _ kind: RateLimitClass = .anonymous) -> Allowance {
        limiter.take(kind, for: .address(.ipv4(host)), at: Self.start + seconds * Self.second)
    }

    @Test func `allows the quota at once, and not one more`() {
        #expect((0..<5).map { _ in take(1).remaining } == [4, 3, 2, 1, 0])
        let refused = take(1)
        #expect(refused.refusedFor == 2 && refused.remaining == 0 && refused.fullAfter == 10)
    }

    @Test func `gives back one request after its share of the window, and all after the window`() {
        for _ in 0..<5 { _ = take(1) }
        #expect(take(1, after: 1).refusedFor == 1)
        #expect(take(1, after: 2).refusedFor == nil)
        #expect(take(1, after: 2).refusedFor == 2)
        #expect((0..<6).map { _ in take(1, after: 12).refusedFor == nil } == [true, true, true, true, true, false])
    }

    @Test func `leaves other callers and other limits untouched`() {
        for _ in 0..<9 { _ = take(1) }
        #expect(take(2).remaining == 4)
        #expect(take(1, .signIn).refusedFor == nil)
        #expect(take(1, .signIn).refusedFor == 60)
    }

    @Test func `counts nothing when it only looks`() {
        for _ in 0..<9 {
            #expect(
                limiter.take(.anonymous, for: .address(.ipv4(1)), at: Self.start, isCounted: false).remaining == 5)
        }
    }

    @Test func `keeps counting a busy caller while a hundred thousand others come once`() {
        var refusals = 0
        for round in 0..<100 {
            for host in 0..<1000 { _ = take(UInt32(1000 + round * 1000 + host)) }
            if take(1).refusedFor != nil { refusals += 1 }
        }
        // Of one request in a thousand, five are allowed; a bucket that gave its place up would allow five more.
        #expect(refusals >= 80)
    }

    @Test(arguments: ["", "0/60", "60/0", "1000001/1", "600", "600/60/1", "-1/60", "a/b"])
    func `takes only limits that mean something`(_ text: String) {
        #expect(RateLimit(text) == nil)
    }
}
