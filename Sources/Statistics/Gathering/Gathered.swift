/// How many there were, their values added up, and how the values lie where a median is wanted.
struct Gathered: Sendable, Equatable {
    var count = 0
    var total = 0.0
    var spread = Spread()

    /// Counts one value, or the same several times.
    mutating func add(_ value: Double, times: Int = 1, spreading isSpread: Bool) {
        count += times
        total += value * Double(times)
        if isSpread { spread.add(value, times: times) }
    }

    /// Counts what was gathered elsewhere.
    mutating func add(_ other: Gathered) {
        count += other.count
        total += other.total
        spread.add(other.spread)
    }
}
