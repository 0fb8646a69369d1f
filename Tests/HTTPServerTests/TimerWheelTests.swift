import Testing

@testable import HTTPServer

/// Deadlines on the wheel.
@Suite struct `A timer wheel` {
    @Test func `fires each entry once, at its time or soon after`() {
        var wheel = TimerWheel(now: 0)
        for entry in 0..<50 { wheel.schedule(entry, at: Int64(entry) * 1000 + 7) }
        var fired: [Int: Int64] = [:]
        for now in stride(from: Int64(0), through: 60_000, by: 10) {
            var entries: [Int] = []
            wheel.advance(to: now, fired: &entries)
            for entry in entries { #expect(fired.updateValue(now, forKey: entry) == nil) }
        }
        #expect(fired.count == 50)
        for (entry, time) in fired {
            #expect(time >= Int64(entry) * 1000 + 7)
            #expect(time <= Int64(entry) * 1000 + 7 + 2 * TimerWheel.tick)
        }
        #expect(wheel.count == 0)
    }

    @Test func `moves an entry to an earlier time, and leaves it for a later one`() {
        var wheel = TimerWheel(now: 0)
        wheel.schedule(3, at: 10_000)
        wheel.schedule(3, at: 1000)
        wheel.schedule(3, at: 20_000)
        #expect(wheel.count == 1)
        #expect(fired(&wheel, at: 999).isEmpty)
        #expect(fired(&wheel, at: 1100) == [3])
        #expect(fired(&wheel, at: 30_000).isEmpty)
    }

    @Test func `takes entries away from anywhere in a slot`() {
        var wheel = TimerWheel(now: 0)
        for entry in 0..<5 { wheel.schedule(entry, at: 1000) }
        for entry in [4, 0, 2] { wheel.cancel(entry) }
        wheel.cancel(9)
        #expect(Set(fired(&wheel, at: 2000)) == [1, 3])
    }

    @Test func `lets what is further than a turn fire early`() {
        var wheel = TimerWheel(now: 0)
        wheel.schedule(0, at: 1_000_000_000)
        #expect(fired(&wheel, at: 500_000) == [0])
    }

    private func fired(_ wheel: inout TimerWheel, at now: Int64) -> [Int] {
        var entries: [Int] = []
        wheel.advance(to: now, fired: &entries)
        return entries
    }
}
