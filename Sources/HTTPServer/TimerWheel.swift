/// Deadlines of many connections on one wheel: setting, moving and taking away cost the same however many there are.
///
/// A deadline that moves later costs nothing: the entry fires at its old tick, and whoever owns it says when again.
struct TimerWheel {
    /// Milliseconds between two ticks.
    static let tick: Int64 = 50
    private static let slots = 2048

    /// The first entry of each slot, and the neighbours of each entry; -1 for none.
    private var first = [Int32](repeating: -1, count: slots)
    private var next: [Int32] = []
    private var previous: [Int32] = []
    /// The tick at which each entry fires; `.max` when it is on no slot.
    private var ticks: [Int64] = []
    private var current: Int64
    /// How many entries are on the wheel.
    private(set) var count = 0

    /// An empty wheel, from one reading of the monotonic clock.
    init(now: Int64) { current = now / TimerWheel.tick }

    /// Makes an entry fire at that time or soon after; one which fires earlier is left where it is.
    mutating func schedule(_ entry: Int, at deadline: Int64) {
        while ticks.count <= entry {
            ticks.append(.max)
            next.append(-1)
            previous.append(-1)
        }
        // One turn of the wheel at most: what is further fires early and is scheduled again.
        let tick = min(max(deadline / TimerWheel.tick + 1, current + 1), current + Int64(TimerWheel.slots) - 1)
        guard tick < ticks[entry] else { return }
        cancel(entry)
        let slot = Int(tick) % TimerWheel.slots
        ticks[entry] = tick
        next[entry] = first[slot]
        previous[entry] = -1
        if first[slot] >= 0 { previous[Int(first[slot])] = Int32(entry) }
        first[slot] = Int32(entry)
        count += 1
    }

    /// Takes an entry away.
    mutating func cancel(_ entry: Int) {
        guard entry < ticks.count, ticks[entry] != .max else { return }
        let slot = Int(ticks[entry]) % TimerWheel.slots
        let (before, after) = (previous[entry], next[entry])
        if before >= 0 { next[Int(before)] = after } else { first[slot] = after }
        if after >= 0 { previous[Int(after)] = before }
        ticks[entry] = .max
        count -= 1
    }

    /// Turns the wheel, and takes off what fires.
    mutating func advance(to now: Int64, fired: inout [Int]) {
        let target = now / TimerWheel.tick
        if count == 0 { current = max(current, target) }
        while current < target {
            current += 1
            let slot = Int(current) % TimerWheel.slots
            while first[slot] >= 0 {
                let entry = Int(first[slot])
                cancel(entry)
                fired.append(entry)
            }
        }
    }
}
